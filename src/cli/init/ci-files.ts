/** The CI files of docs/ci.md that `nk-lint init` writes; without paths, which the configuration states. */
export const ciFiles = {
  github: {
    name: '.github/workflows/nk-lint.yml',
    text: `name: nk-lint
on:
  pull_request:
permissions:
  contents: read
jobs:
  nk-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes nk-lint --format github --new-from "origin/$BASE"
        env:
          BASE: \${{ github.base_ref }}
`,
  },
  gitlab: {
    name: '.gitlab-ci.yml',
    text: `nk-lint:
  image: node:22
  variables:
    GIT_DEPTH: 0
  script:
    - npx --yes nk-lint --format pretty --format gitlab=gl-code-quality-report.json --format junit=nk-lint.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: nk-lint.xml
`,
  },
} as const;

export type Ci = keyof typeof ciFiles;

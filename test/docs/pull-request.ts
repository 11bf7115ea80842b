import { repository, type TestRepository } from '../cli/repository.ts';
import { broken } from '../cli/run.ts';

/** A repository in which a pull request adds a broken article, with the names that a CI job gives its branches. */
export function pullRequest(): TestRepository {
  const folder = repository({
    'content/a.md': broken,
    '.nk-lint.json': '{ "rules": { "image-duplicate": "error" } }',
  });
  folder.git('update-ref', 'refs/remotes/origin/main', 'main');
  folder.git('checkout', '--quiet', '-b', 'topic');
  folder.write('content/新文章.md', broken.replaceAll('comet.jpg', 'cat.jpg'));
  folder.commit('a new article');
  return folder;
}

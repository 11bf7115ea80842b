import {
  allCommands,
  type CompletionModel,
  nameOf,
  type Offered,
  parentAndName,
  shellWord,
} from './completion-model.ts';

/** Functions of the script that do not depend on the options. */
const helpers = `# Offers what begins as the word under the cursor does, behind what is already there.
_nk_lint_offer() {
  local word
  for word in "\${@:2}"; do
    case $word in "$cur"*) COMPREPLY+=("$1$word") ;; esac
  done
}

# A folder may begin as a command does.
_nk_lint_or_files() {
  local name
  _nk_lint_offer '' "$@"
  # Else bash offers them, and knows how to quote them.
  [ \${#COMPREPLY[@]} -eq 0 ] && return
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    case $name in .*) ;; *) COMPREPLY+=("$name") ;; esac
  done < <(compgen -f -- "$cur")
}

_nk_lint_levels() {
  compopt -o nospace 2>/dev/null
  _nk_lint_offer '' "\${_nk_lint_rules[@]/%/=}"
}

_nk_lint_list() {
  local before=\${cur%"\${cur##*,}"}
  cur=\${cur##*,}
  _nk_lint_offer "$before" "\${_nk_lint_rules[@]}"
}

_nk_lint_files() { true; }

_nk_lint_nothing() { compopt +o default 2>/dev/null || true; }
`;

/** Returns the script for bash. Bash 3.2 (macOS) lacks `compopt`, so it adds a needless space or file names. */
export function bashCompletion({ program, rules }: CompletionModel): string {
  const commands = allCommands(program);
  const options = commands.flatMap((command) => command.options);
  const valueFlags = options.flatMap(({ flags, value }) =>
    value ? flags.map((flag) => ({ flag, offers: offer(value.offered) })) : [],
  );
  const flagsOffering = (call?: string) => [
    ...new Set(valueFlags.filter(({ offers }) => call === undefined || offers === call).map(({ flag }) => flag)),
  ];
  const values = [...new Set(valueFlags.map(({ offers }) => offers))].map(
    (call) => `    ${flagsOffering(call).join(' | ')}) ${call} && return ;;`,
  );
  const cases = commands.map(({ path, options: own, subcommands, value }) => {
    const names = subcommands.map(nameOf);
    const first = names.length > 0 && value ? `_nk_lint_or_files ${names.join(' ')}` : offer(value?.offered ?? names);
    return `    ${shellWord(path)})
      case $cur in
        -*) _nk_lint_offer '' ${own.flatMap(({ flags }) => flags).join(' ')} ;;
        *) ${first} ;;
      esac
      ;;`;
  });
  return `# Completion of nk-lint for bash.
_nk_lint_rules=(
${rules.map(({ name }) => `  ${shellWord(name)}`).join('\n')}
)

${helpers}
_nk_lint() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command='' value='' word
  COMPREPLY=()
  # bash takes --format=json for three words.
  if [ "$cur" = = ]; then cur=''; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in = | :) value=yes && continue ;; esac
    if [ -n "$value" ]; then value='' && continue; fi
    case $word in
      ${flagsOffering().join(' | ')}) value=yes ;;
      --) return ;;
      -*) ;;
      *)
        case "$command/$word" in
          ${commands.slice(1).map(parentAndName).map(shellWord).join(' | ')}) command="\${command:+$command }$word" ;;
          /*) command=check ;;
        esac
        ;;
    esac
  done
  case $prev in
${values.join('\n')}
  esac
  case $command in
${cases.join('\n')}
  esac
}

complete -o default -F _nk_lint nk-lint
`;
}

/** Returns the shell call that offers a value. */
function offer(offered: Offered): string {
  switch (offered) {
    case 'rule':
      return `_nk_lint_offer '' "\${_nk_lint_rules[@]}"`;
    case 'ruleList':
      return '_nk_lint_list';
    case 'ruleLevel':
      return '_nk_lint_levels';
    case 'files':
    case 'nothing':
      return `_nk_lint_${offered}`;
    default:
      return offered.length === 0 ? '_nk_lint_nothing' : `_nk_lint_offer '' ${offered.map(shellWord).join(' ')}`;
  }
}

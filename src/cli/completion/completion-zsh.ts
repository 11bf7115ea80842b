import {
  type CommandModel,
  type CompletionModel,
  nameOf,
  type OptionModel,
  shellWord,
  type Value,
} from './completion-model.ts';

export function zshCompletion({ program, rules }: CompletionModel): string {
  return `#compdef nk-lint
# Completion of nk-lint for zsh.
_nk_lint_rules() {
  local -a rules=(
${rules.map(({ name, about }) => `    ${shellWord(`${name}:${escapeDescription(about)}`)}`).join('\n')}
  )
  _describe -t rules rule rules "$@"
}

_nk_lint_rule_list() { _sequence _nk_lint_rules }

_nk_lint_rule_level() { _nk_lint_rules -S = }

${functions(program)}
# It is read either from a folder of $fpath or by eval.
if [[ $funcstack[1] == _nk-lint ]]; then _nk_lint "$@"; else compdef _nk_lint nk-lint; fi
`;
}

/** Returns the zsh function of a command, after those of its subcommands. */
function functions(command: CommandModel): string {
  const { path, options, subcommands, value } = command;
  const specs = options.flatMap(optionSpecs);
  if (subcommands.length === 0) {
    if (value) specs.push(shellWord(`*:${value.name}:${action(value)}`));
    return `${functionOf(path)}() {
  _arguments -S \\
${specs.map((spec) => `    ${spec}`).join(' \\\n')}
}
`;
  }
  const name = functionOf(path);
  // Options of the command end where a subcommand begins.
  specs.push("'(-)1: :->first'", "'(-)*:: :->rest'");
  return `${subcommands.map(functions).join('\n')}
${name}() {
  local curcontext=$curcontext state line
  local -A opt_args
  local -a commands=(
${subcommands.map((each) => `    ${shellWord(`${nameOf(each)}:${escapeDescription(each.description)}`)}`).join('\n')}
  )
  _arguments -C -S \\
${specs.map((spec) => `    ${spec}`).join(' \\\n')} && return
  case $state in
    first) _describe -t commands command commands${value ? '; _files' : ''} ;;
    rest)
      case $line[1] in
${subcommands.map((each) => `        ${nameOf(each)}) ${functionOf(each.path)} ;;`).join('\n')}
        *) ${path === '' ? functionOf('check') : '_message none'} ;;
      esac
      ;;
  esac
}
`;
}

function functionOf(path: string): string {
  return path === '' ? '_nk_lint' : `_nk_lint_do_${path.replaceAll(' ', '_')}`;
}

function optionSpecs({ flags, description, value, isRepeatable }: OptionModel): string[] {
  const once = isRepeatable ? '*' : `(${flags.join(' ')})`;
  return flags.map((flag) => {
    const joint = value === undefined ? '' : flag.startsWith('--') ? '=' : '+';
    const takes = value === undefined ? '' : `:${value.name}:${action(value)}`;
    return shellWord(`${once}${flag}${joint}[${escapeDescription(description)}]${takes}`);
  });
}

function action({ offered }: Value): string {
  switch (offered) {
    case 'rule':
      return '_nk_lint_rules';
    case 'ruleList':
      return '_nk_lint_rule_list';
    case 'ruleLevel':
      return '_nk_lint_rule_level';
    case 'files':
      return '_files';
    case 'nothing':
      return ' ';
    default:
      return `(${offered.join(' ')})`;
  }
}

/** Escapes the characters in a description that zsh parses. */
function escapeDescription(text: string): string {
  return text.replace(/[\\:[\]]/gu, '\\$&');
}

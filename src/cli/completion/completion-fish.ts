import {
  allCommands,
  type CommandModel,
  type CompletionModel,
  nameOf,
  type Offered,
  type OptionModel,
  parentAndName,
} from './completion-model.ts';

export function fishCompletion({ program, rules }: CompletionModel): string {
  const commands = allCommands(program);
  const valued = new Set(commands.flatMap(({ options }) => options).flatMap((option) => valuedFlags(option)));
  return `# Completion of nk-lint for fish.
function __nk_lint_rules
    printf '%s\\t%s\\n' ${rules.map(({ name, about }) => `${fishQuoted(name)} ${fishQuoted(about)}`).join(' \\\n        ')}
end

# Offers ids behind those that are already there.
function __nk_lint_rule_list
    set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
    for rule in (__nk_lint_rules)
        echo "$before$rule"
    end
end

function __nk_lint_rule_level
    __nk_lint_rules | string replace \\t '='\\t
end

# Whether the cursor stands behind one of these commands.
function __nk_lint_at
    set -l words (commandline -opc)
    set -l command ''
    set -l value no
    for word in $words[2..-1]
        if test $value = yes
            set value no
            continue
        end
        switch $word
            case ${[...valued].map(fishQuoted).join(' ')}
                set value yes
            case '-*'
            case '*'
                switch "$command/$word"
                    case ${commands.slice(1).map(parentAndName).map(fishQuoted).join(' ')}
                        set command (string trim "$command $word")
                    case '/*'
                        set command check
                end
        end
    end
    contains -- "$command" $argv
end

complete -c nk-lint -f
${commands.flatMap(completions).join('\n')}
`;
}

function completions({ path, options, subcommands, value }: CommandModel): string[] {
  const at = `complete -c nk-lint -n ${fishQuoted(`__nk_lint_at ${fishQuoted(path)}`)}`;
  return [
    ...subcommands.map((each) => `${at} -a ${fishQuoted(nameOf(each))} -d ${fishQuoted(each.description)}`),
    ...(value ? [`${at} ${offer(value.offered)}`] : []),
    ...options.map((option) => `${at} ${optionOf(option)} -d ${fishQuoted(option.description)}`),
  ];
}

function optionOf({ flags, value }: OptionModel): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...names, ...(value ? ['-r', offer(value.offered)] : [])].join(' ');
}

function valuedFlags({ flags, value }: OptionModel): readonly string[] {
  return value ? flags : [];
}

function offer(offered: Offered): string {
  switch (offered) {
    case 'rule':
      return "-f -a '(__nk_lint_rules)'";
    case 'ruleList':
      return "-f -a '(__nk_lint_rule_list)'";
    case 'ruleLevel':
      return "-f -a '(__nk_lint_rule_level)'";
    case 'files':
      return '-F';
    case 'nothing':
      return '-f';
    default:
      return `-f -a ${fishQuoted(offered.map(fishQuoted).join(' '))}`;
  }
}

function fishQuoted(text: string): string {
  return `'${text.replace(/[\\']/gu, '\\$&')}'`;
}

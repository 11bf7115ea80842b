/** What moves the cursor, ends a line for some readers, or reorders text. */
const controls = /[\0-\u0008\v\f\r\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/u;
/** What GitHub, Azure Pipelines and TeamCity obey anywhere in a line. */
const hashCommand = /##[\w-]*\[/u;
const lineCommand = /^\s*::[a-z]/iu;
const colours = /\u001B\[\d+m/gu;
const links = /\u001B\]8;;(?:file:[!-~]+)?\u001B\\/gu;

/** Returns the lines of an output that a terminal or a CI would obey. `own`: commands that nk-lint prints itself. */
export function actingLines(
  output: string,
  { isColored = false, isLinked = false, own = /$^/u } = {},
): readonly string[] {
  const plain = isColored ? output.replace(colours, '') : output;
  return (isLinked ? plain.replace(links, '') : plain)
    .split('\n')
    .filter((line) => controls.test(line) || hashCommand.test(line) || (lineCommand.test(line) && !own.test(line)));
}

import { wrapHanging } from '../report/wrap.ts';
import type { Terminal } from './terminal.ts';

/** Returns a line as the rows that it takes on a screen, the further ones indented; elsewhere as it is. */
export function rowsOnScreen(
  line: string,
  hang: number,
  { canClearScreen, width }: Pick<Terminal, 'canClearScreen' | 'width'>,
): readonly string[] {
  return canClearScreen ? wrapHanging(line, width, hang) : [line];
}

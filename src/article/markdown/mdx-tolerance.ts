import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { lastUpTo } from '../../core/place.ts';

const [brace, less] = [123, 60];

/**
 * What sites add to the syntax of MDX: HTML comments, `{#id}` behind headings, attributes of directives, and formulas.
 * Which of them stop a build is a question for rules.
 */
export function tolerance(text: string): Extension {
  const formulas = formulasIn(text);
  return {
    flow: { [less]: commentAs(htmlFlow), [brace]: dataWhere((offset) => formulas.lengthAt(offset)) },
    text: {
      [less]: [commentAs(htmlText), dataWhere((offset) => formulas.lengthAt(offset))],
      [brace]: dataWhere((offset) => lengthAt(text, offset) || formulas.lengthAt(offset)),
    },
  };
}

const formula = /\$\$[^$]{1,5000}\$\$|(?<![\\$\w])\$(?=\S)[^$\r\n]{1,500}(?<=\S)\$(?!\w)/gu;

/** Formulas between `$` and `$$`; a text without any costs nothing. */
function formulasIn(text: string): { lengthAt(offset: number): number } {
  let starts: readonly number[] | undefined;
  let ends: readonly number[] = [];
  return {
    lengthAt(offset) {
      if (!starts) {
        const found = [...text.matchAll(formula)];
        starts = found.map(({ index }) => index);
        ends = found.map(({ 0: all, index }) => index + all.length);
      }
      const end = ends[lastUpTo(starts, offset)] ?? 0;
      // The rest of the line, up to the mark that ends the formula.
      const line = text.slice(offset, end).search(/[\r\n]/u);
      return Math.max(0, line < 0 ? end - offset : line);
    },
  };
}

function commentAs(html: Construct): Construct {
  // Under its own name, raw HTML is switched off.
  const { name: _, ...comment } = html;
  return {
    ...comment,
    name: 'comment',
    tokenize(effects, ok, nok) {
      return effects.check(opening, effects.attempt(comment as Construct, ok, nok), nok);
    },
  };
}

const opening: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const marks = '<!--';
    let at = 0;
    return next;

    function next(code: Code): State | undefined {
      if (code !== marks.charCodeAt(at)) return nok(code);
      if (at === 0) effects.enter('data');
      effects.consume(code);
      if (++at < marks.length) return next;
      effects.exit('data');
      return ok;
    }
  },
};

const id = /\{#[\w\-:.\u{80}-\u{10FFFF}]+\}(?=[ \t]*(?:[\r\n]|$))/uy;
const attributes = /\{[^{}\r\n]*\}/uy;
const directive = /(?:^|[^:])::+[a-z][\w-]*(?:\[[^\]\r\n]*\])?$/iu;

/** Takes as text what begins at an offset, as far as a function says. */
function dataWhere(lengthAt: (offset: number) => number): Construct {
  return {
    name: 'attributes',
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State) {
      let left = lengthAt(this.now().offset);
      return left > 0 ? begin : nok;

      function begin(code: Code): State | undefined {
        effects.enter('data');
        return next(code);
      }

      function next(code: Code): State | undefined {
        effects.consume(code);
        if (--left > 0) return next;
        effects.exit('data');
        return ok;
      }
    },
  };
}

/** The length of an id or of attributes that begin here; 0 if none do. */
function lengthAt(text: string, offset: number): number {
  id.lastIndex = offset;
  const [found] = id.exec(text) ?? [];
  if (found !== undefined) return found.length;
  attributes.lastIndex = offset;
  const [all] = attributes.exec(text) ?? [];
  return all !== undefined && directive.test(text.slice(Math.max(0, offset - 200), offset)) ? all.length : 0;
}

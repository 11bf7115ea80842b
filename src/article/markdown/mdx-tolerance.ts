import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

const [brace, less] = [123, 60];

/**
 * What sites add to the syntax of MDX: HTML comments, `{#id}` behind headings, and attributes of directives. Which of
 * them stop a build is a question for rules.
 */
export function tolerance(text: string): Extension {
  return {
    flow: { [less]: commentAs(htmlFlow) },
    text: { [less]: commentAs(htmlText), [brace]: attributesIn(text) },
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

function attributesIn(text: string): Construct {
  return {
    name: 'attributes',
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State) {
      let left = lengthAt(text, this.now().offset);
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

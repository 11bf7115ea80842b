import type { CheckedLink, Reason } from '../../src/engine/link-states.ts';
import type { RuleCase } from '../../src/tester.ts';

/** The data in the message of each reason; others need the URL only. */
const details: Partial<Record<Reason, Partial<CheckedLink>>> = {
  'soft-not-found': { titles: ['页面不存在'] },
  'redirected-to-home': { finalUrl: 'https://a.example.org/' },
  'private-address': { verdict: 'blocked', severity: 'warning', hops: [{ status: 302, url: 'http://10.0.0.1/' }] },
  'tracking-pixel': { image: { type: 'gif', width: 1, height: 1 } },
};

/** Returns one case for each message of a rule, with the link state that causes it. */
export function casesOf(
  ids: readonly string[],
  source: string,
  place: string,
  messages: Readonly<Record<string, string>>,
) {
  return ids.map((id): RuleCase => {
    const reason = id as Reason;
    const state = { status: 404, code: 'ECODE', ...details[reason], reason };
    return {
      name: `tells ${reason}`,
      source,
      config: { web: { 'https://a.example.org/b': state } },
      expect: [`${place} ${reason}`],
      ...(messages[id] !== undefined && { messages: [messages[id]] }),
    };
  });
}

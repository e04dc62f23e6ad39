import { familyNames, firstNames } from '../contest/names.ts';
import { type Random, randomOf } from '../creators/random.ts';
import { lune } from '../operation-plan.ts';
import * as texts from './comment-texts.ts';

/** One comment as it stands under a creator's post; `parent`: the place of the one that it answers. */
export type PlannedComment = {
  readonly author: string;
  readonly isCreator: boolean;
  readonly parent: number | null;
  readonly at: Date;
  readonly text: string;
};

/** Of each post: comments, people, conversations; comments that only take part, or find the quince too sweet. */
const crowds = {
  K01: [66, 38, 9, 18, 2],
  K02: [44, 27, 7, 12, 2],
  K03: [29, 18, 5, 9, 1],
  K04: [19, 12, 3, 4, 1],
  K06: [16, 10, 3, 5, 1],
  K07: [47, 24, 4, 31, 1],
  K08: [29, 16, 2, 17, 1],
  K10: [34, 19, 2, 21, 1],
  K11: [18, 13, 2, 9, 1],
  K12: [10, 10, 1, 2, 0],
} as const;

const UNTIL = new Date('2026-12-04T12:00:00+01:00').getTime();
const HOUR_MS = 3_600_000;

/** What stands under each of the ten posts, by its creator's key. */
export function planComments(nameOf: (key: string) => string): Map<string, PlannedComment[]> {
  const random = randomOf('lune:comments');
  const people = random.shuffle(firstNames.flatMap((a) => familyNames.map((b) => `${a} ${b}`)));
  const remarks = random.shuffle(
    texts.openings.flatMap((a) => texts.remarks.map((b) => `${a} ${b}`)),
  );
  const sweet = [...texts.tooSweet];
  const take = <T>(list: T[]): T => {
    const one = list.pop();
    if (one === undefined) throw new Error('the demo has run out of words');
    return one;
  };
  return new Map(
    Object.entries(crowds).map(([key, [comments, size, talks, hunters, quinces]]) => {
      const from = Date.parse(lune.find((one) => one.key === key)?.publishedAt ?? '');
      const crowd = people.splice(0, size);
      const own = nameOf(key);
      const said: PlannedComment[] = [];
      const say = (author: string, text: string, parent: number | null) => {
        const after = parent === null ? from : (said[parent]?.at.getTime() ?? from);
        const comment = { author, isCreator: author === own, parent, text };
        said.push({ ...comment, at: later(random, after) });
        return said.length - 1;
      };
      let formulas: number = hunters;
      for (const [i, author] of crowd.entries()) {
        // Those who talk come first, then those who write something, then those who only take part.
        const hunts = crowd.length - i <= formulas && i >= talks + quinces;
        if (hunts) formulas -= 1;
        const isSweet = i >= talks && i < talks + quinces;
        const text = hunts ? random.pick(texts.formulas) : isSweet ? take(sweet) : take(remarks);
        const place = say(author, text, null);
        if (i < talks) {
          const answer = say(own, random.pick(texts.answers), place);
          if (comments - size >= talks) say(author, random.pick(texts.followUps), answer);
        } else if (random.next() < 0.15) {
          say(own, random.pick(texts.thanksOnly), place);
        }
      }
      const more = comments - said.filter(({ isCreator }) => !isCreator).length;
      for (let i = 0; i < more; i++) {
        const text = formulas > 0 ? random.pick(texts.formulas) : random.pick(texts.laterRemarks);
        formulas = Math.max(0, formulas - 1);
        say(random.pick(crowd.slice(talks)), text, null);
      }
      return [key, said];
    }),
  );
}

/** Soon after, seldom at night, before the last look. */
function later(random: Random, after: number): Date {
  for (;;) {
    const at = after + (0.2 - Math.log2(1 - random.next()) * 30) * HOUR_MS;
    const hour = (new Date(at).getUTCHours() + 1) % 24;
    if (at < UNTIL && (hour >= 7 || random.next() < 0.1)) return new Date(at);
  }
}

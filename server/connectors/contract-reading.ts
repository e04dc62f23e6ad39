import { expect, test } from 'vitest';
import type { Connector } from './connector.ts';
import { type Bench, done, refusal } from './contract-bench.ts';
import { answer, disturb, undisturbed } from './disturbances.ts';

/** Proves that what people did with a publication is read as the network has it. */
export function proveReading(connector: Connector, bench: () => Bench): void {
  const { readComments, readNumbers } = connector;

  test.runIf(readComments)(
    'who wrote what under a publication, and who answered whom',
    async () => {
      const { network, call, buildPost, published, expectClean } = bench();
      const out = await published(buildPost());
      if (!readComments || !network.comment) throw new Error('nobody can comment in this test');
      expect(done(await readComments(call(), out))).toEqual([]);
      const first = await network.comment(out, { by: 'clarisse', text: 'Où le trouve-t-on ?' });
      await network.comment(out, { by: 'yann', text: 'Chez moi & ailleurs', answers: first });
      await network.comment(out, { by: 'clarisse', text: 'Merci !' });
      const line = undisturbed();
      const outcome = await readComments(call(line), out);
      expectClean(outcome, line);
      expect(outcome.raw.length).toBeGreaterThan(0);
      const read = done(outcome);
      const texts = ['Où le trouve-t-on ?', 'Chez moi & ailleurs', 'Merci !'];
      expect(read.map(({ text }) => text).sort()).toEqual(texts.sort());
      const of = (text: string) => read.find((one) => one.text === text);
      expect(new Set(read.map(({ id }) => id)).size).toBe(3);
      expect(of('Merci !')?.author).toBe(of('Où le trouve-t-on ?')?.author);
      expect(of('Chez moi & ailleurs')?.author).not.toBe(of('Merci !')?.author);
      expect(of('Chez moi & ailleurs')?.parent).toBe(of('Où le trouve-t-on ?')?.id);
      expect(of('Merci !')?.parent).toBeNull();
      expect(read.every(({ isBrand }) => !isBrand)).toBe(true);
      for (const { at } of read) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(120_000);
    },
  );

  test.runIf(readNumbers)(
    'how many reacted, each with the rule that it is counted by',
    async () => {
      const { network, call, buildPost, published, expectClean } = bench();
      const out = await published(buildPost());
      if (!readNumbers || !network.react) throw new Error('nobody can react in this test');
      const before = done(await readNumbers(call(), out));
      expect(before.find(({ name }) => name === 'reactions')?.value).toBe(0);
      await network.react(out, 'clarisse');
      await network.react(out, 'yann');
      const line = undisturbed();
      const outcome = await readNumbers(call(line), out);
      expectClean(outcome, line);
      expect(done(outcome).find(({ name }) => name === 'reactions')?.value).toBe(2);
      for (const { rule } of done(outcome)) expect(rule).not.toBe('');
    },
  );

  const readers = [
    ['comments', readComments],
    ['numbers', readNumbers],
  ] as const;
  for (const [what, read] of readers) {
    if (!read) continue;
    test(`${what} of what is gone are refused, not none`, async () => {
      const { call, buildPost, published } = bench();
      const out = await published(buildPost());
      done(await connector.remove(call(), out));
      expect(refusal(await read(call(), out)).type).toBe('rejected');
    });

    test.each([
      ['nonsense', () => new Response('<p>Bonjour</p>'), 'unavailable'],
      ['an empty object', () => Response.json({}), 'unavailable'],
      ['trouble', () => new Response('', { status: 503 }), 'unavailable'],
      ['too many requests', () => bench().network.rateLimited?.() ?? LIMITED(), 'wait'],
    ] as const)(`${what}: %s is no number`, async (_name, respond, type) => {
      const { call, buildPost, published } = bench();
      const out = await published(buildPost());
      const counted = undisturbed();
      await read(call(counted), out);
      for (let n = 0; n < counted.count(); n++) {
        const outcome = await read(call(disturb(n, answer(respond))), out);
        expect(refusal(outcome).type, `request ${n}`).toBe(type);
      }
    });
  }
}

const LIMITED = () => new Response('{}', { status: 429, headers: { 'retry-after': '30' } });

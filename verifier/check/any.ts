import type { DrawOptions } from '../draw/check.ts';
import { checkDrawInSteps } from '../draw/check.ts';
import { checkListInSteps } from '../draw/check-list-file.ts';
import { fileStart, startsWith } from '../draw/file.ts';
import { listStart } from '../draw/list-file.ts';
import { type DrawVerdict, finding } from '../draw/verdict.ts';
import type { Steps } from '../format/steps.ts';
import { isReport } from '../report/archive.ts';
import { checkReportInSteps } from '../report/check.ts';
import { describeDraw } from '../words/draw.ts';
import type { Language } from '../words/language.ts';
import { describeReport } from '../words/report.ts';
import type { VerdictInWords } from '../words/verdict.ts';
import { describeVerdict } from '../words/verdict.ts';
import { checkLogInSteps } from './log.ts';
import type { Verdict } from './verdict.ts';

/** What a person may hold besides the file, whatever kind it is; a kind takes what concerns it. */
export type AnyOptions = DrawOptions & {
  /** Another file to compare with: the downloaded list of a draw, or the draw of a list. */
  readonly other?: Uint8Array;
};

/** What a check found: as words for people, as plain data for programs. */
export type Answer = {
  readonly verdict: Verdict['verdict'];
  readonly data: object;
  readonly describe: (language: Language) => VerdictInWords;
};

/** A kind of file that the verifier knows. `isIt` looks at the bytes and is told no file name. */
export type FileKind = {
  readonly isIt: (bytes: Uint8Array) => boolean;
  readonly check: (bytes: Uint8Array, options: AnyOptions) => Steps<Answer>;
};

const log: FileKind = {
  isIt: () => true,
  *check(bytes, options) {
    const verdict = yield* checkLogInSteps(bytes, options);
    return {
      verdict: verdict.verdict,
      data: verdict,
      describe: (language) => describeVerdict(verdict, language),
    };
  },
};

const draw: FileKind = {
  isIt: (bytes) => startsWith(bytes, 0, fileStart),
  *check(bytes, options) {
    // Beside a list it is the list that is in question; where it is right, the draw as well.
    const { other, primitives } = options;
    const beside = other !== undefined && list.isIt(other) ? other : undefined;
    const listed = beside && (yield* checkListInSteps(beside, { draw: bytes, primitives }));
    if (listed !== undefined && !listed.verdict.startsWith('verified')) return answerList(listed);
    const said = listed === undefined ? [] : [...listed.findings, finding('list-compared')];
    const alone = yield* checkDrawInSteps(bytes, options);
    const verdict = { ...alone, findings: [...alone.findings, ...said] };
    return {
      verdict: verdict.verdict,
      data: verdict,
      describe: (language) => describeDraw(verdict, language),
    };
  },
};

const list: FileKind = {
  isIt: (bytes) => startsWith(bytes, 0, listStart),
  *check(bytes, { other, primitives }) {
    return answerList(yield* checkListInSteps(bytes, { draw: other, primitives }));
  },
};

function answerList(verdict: DrawVerdict): Answer {
  return {
    verdict: verdict.verdict,
    data: verdict,
    describe: (language) => describeDraw(verdict, language, 'list'),
  };
}

const report: FileKind = {
  isIt: isReport,
  *check(bytes, options) {
    const verdict = yield* checkReportInSteps(bytes, options);
    return {
      verdict: verdict.verdict,
      data: verdict,
      describe: (language) => describeReport(verdict, language),
    };
  },
};

/** The first that knows the file checks it. The log comes last: it says what it doesn't know. */
const kinds: readonly FileKind[] = [draw, list, report, log];

/** Checks a file of any kind. Never throws for what the bytes hold. */
export function checkAnyInSteps(bytes: Uint8Array, options: AnyOptions = {}): Steps<Answer> {
  const kind = kinds.find(({ isIt }) => isIt(bytes)) ?? log;
  return kind.check(bytes, options);
}

import type { DrawFindingType } from '../draw/verdict.ts';
import type { DrawSentence } from './draw-parts.ts';

/** Every finding about a draw as an English sentence that names the part. */
export const drawFindingsEn: { readonly [T in DrawFindingType]: DrawSentence } = {
  'not-a-draw': () => 'This file is no proof of a draw: it is another kind of file.',
  'file-malformed': ({ part }) =>
    `The file isn’t written as the format asks, or was damaged, at “${part}”.`,
  'line-malformed': ({ line }) => `Where ${line} should stand, there is something else.`,
  'rules-malformed': ({ part }) => `The rules record isn’t as the format asks, at “${part}”.`,
  'freeze-malformed': ({ part }) => `The freeze isn’t written as the format asks, at “${part}”.`,
  'rules-differ': () =>
    'The rules record isn’t the one under which the list was closed: something in it was changed.',
  'freeze-differs': ({ part }) =>
    `The freeze says something else than the lists or the rules, at “${part}”.`,
  'line-changed': ({ line }) => `Changed since the list was closed: ${line}.`,
  'line-removed': ({ line, lastLine, n, isStretch, list }) =>
    isStretch
      ? `Removed since the list was closed: from ${line} up to what was line ${lastLine}.`
      : n === ''
        ? `Removed since the list was closed: what was ${line}.`
        : `Entry no. ${n} was removed from ${list} since it was closed: ${line}.`,
  'line-added': ({ line, lastLine, isStretch }) =>
    `Added since the list was closed: ${line}${isStretch ? ` up to line ${lastLine}` : ''}.`,
  'lines-swapped': ({ line, lastLine }) => `Two lines were swapped: ${line}, and line ${lastLine}.`,
  'lines-out-of-order': ({ line }) => `The numbers don’t go up: ${line}.`,
  'lines-differ': ({ line, lastLine, isStretch }) =>
    isStretch
      ? `More than one line isn’t that of the closed list: from ${line} up to line ${lastLine}.`
      : `This isn’t the list that was closed (${line}), and nothing tells which line was changed.`,
  'marks-altered': ({ line }) =>
    `The marks beside the list were changed, at ${line}; the list itself is the one that was closed.`,
  'exclusion-of-no-entry': ({ line }) => `An entry is excluded that isn’t in the list: ${line}.`,
  'tickets-beyond-rules': ({ line }) => `More tickets than the rules allow: ${line}.`,
  'code-differs': ({ line, code }) =>
    `The code ${code} isn’t that of its entry: code or entry was changed on ${line}.`,
  'numbers-missing': ({ n, place }) =>
    `No entry bears a number from ${n} to ${place}. Whoever holds a receipt with such a number should ask.`,
  'postponement-broken': ({ place }) =>
    `Postponement ${place} doesn’t follow the rules: the round moves by their fixed step, three times at most.`,
  'postponement-not-proven': ({ place }) =>
    `Nobody outside vouches that postponement ${place} was written down before the round that it gives up: the draw isn’t proven.`,
  'beacon-invalid': ({ part }) => `The beacon’s signature is wrong: ${part}.`,
  'random-invalid': ({ part }) =>
    `What stands in for the beacon isn’t what the rules ask for: ${part}.`,
  'beacon-prevails': () =>
    'The beacon has signed this round after all: its value prevails, and this draw doesn’t count.',
  'outage-not-proven': () =>
    'The draw doesn’t use the beacon, and nobody outside vouches that the beacon was down: the draw isn’t proven.',
  'outcome-differs': ({ part }) =>
    `The file says another ${part} than the one that was recomputed.`,
  'winner-differs': ({ place, code, part }) =>
    code === ''
      ? `The draw gives no winner ${place}, and the file names ${part}.`
      : `Winner ${place} is ${code}; the file says ${part === '' ? 'nobody' : part}.`,
  'substitute-differs': ({ place, code, part }) =>
    code === ''
      ? `The draw gives no substitute ${place}, and the file names ${part}.`
      : `Substitute ${place} is ${code}; the file says ${part === '' ? 'nobody' : part}.`,
  'test-beacon': ({ part }) =>
    `Test beacon: the value comes from a chain that anybody could make (${part}), not from the public one.`,
  'lower-rung': ({ part }) =>
    `The beacon’s value is replaced by ${part}, as the rules foresee: weaker, and to be compared with what was published.`,
  'typed-by-hand': () => 'A person typed the beacon’s value; it was checked all the same.',
  'not-logged': ({ part }) =>
    part === 'log'
      ? 'No log stands behind this draw: nothing shows that rules and list weren’t written afterwards.'
      : `The log that the file shows doesn’t hold the draw itself yet (${part}).`,
  'leaf-missing': ({ part }) => `The log that the file shows lacks this contest’s leaf: ${part}.`,
  'leaf-not-proven': ({ place }) =>
    `Leaf ${place} isn’t in the log that the checkpoints vouch for.`,
  'leaf-differs': ({ place, part }) =>
    `Leaf ${place} of the log says something else, at “${part}”.`,
  'leaf-of-another-client': ({ place }) => `Leaf ${place} belongs to another client’s log.`,
  'checkpoint-invalid': ({ place, part }) => `Checkpoint ${place} of the log is wrong (${part}).`,
  'checkpoint-inconsistent': ({ place }) =>
    place === '0'
      ? 'The checkpoint that you keep contradicts the one shown: two versions of the log were signed.'
      : `Checkpoint ${place} doesn’t continue the one before it: two versions of the log were signed.`,
  'cosignature-invalid': ({ part }) => `A co-signature of witness ${part} is wrong.`,
  'key-unknown': ({ part }) => `The key that you gave is no key of this log (${part}).`,
  'key-not-compared': ({ part }) =>
    `The log’s key was compared with nothing. Compare it with the one that the organiser publishes: ${part}.`,
  'witness-unknown': ({ part }) => `No checkpoint bears your witness’s co-signature (${part}).`,
  'rules-after-opening': ({ at }) =>
    `The rules were logged after the contest had opened, on ${at}.`,
  'freeze-after-draw': ({ at }) =>
    `The list was closed after the beacon’s value was known, on ${at}: the draw isn’t proven.`,
  'comments-after-freeze': ({ place, at }) =>
    `Leaf ${place} reads comments on ${at}, when the list was closed already: they have no part in it.`,
  'comments-erased': ({ part, at }) =>
    `What networks had answered to the readings of comments (leaves ${part}) was erased on ${at}, at the end of its retention: its hash and its counts stay, and the draw doesn’t depend on it.`,
  'comments-erasure-broken': ({ place }) =>
    `Leaf ${place} erases a reading of comments that isn’t there to be erased.`,
  'organiser-only': ({ at }) =>
    at === ''
      ? 'Organiser’s word only: nobody outside vouches that the list was closed before the beacon’s value was known.'
      : `Organiser’s word only: the outside witness saw the closed list on ${at}, less than ten minutes before the beacon’s value or after it.`,
  'outsider-not-compared': ({ at }) =>
    `A witness saw the closed list on ${at}, and the file itself says that they are neither agency nor organiser. Give their key, as you got it from them.`,
  'contests-overlap': ({ part, at }) =>
    `Another contest of this log was open at the same time (${part}, from ${at}): compare the rules’ hash on your receipt.`,
  'event-broken': ({ place, part }) =>
    `What leaf ${place} says of a drawn entry goes against the rules: ${part}.`,
  'mine-verified': ({ code, n, place, part }) =>
    `Verified: your entry is ${code}, no. ${n}${place === '' ? '' : `, at rank ${place} of those drawn from`} (${part}).`,
  'mine-listed': ({ code, n, place, part }) =>
    `Listed: ${code} is no. ${n}${place === '' ? '' : `, at rank ${place} of those drawn from`} (${part}). Only address and nonce prove whose it is.`,
  'mine-absent': () =>
    'Your entry isn’t in the list. Check the spelling; if it is right, show your receipt to the organiser.',
  'list-compared': () => 'The public list of codes is that of this draw, line by line.',
  'list-not-compared': () =>
    'The list agrees with itself. That it is the one drawn from shows only beside the draw’s file (.draw.json).',
  'list-of-another-draw': () => 'The two files aren’t of the same closed list.',
  'chance-only': () =>
    'A draw proves an equal chance for every ticket of a list. It doesn’t prove that the list is people, each of them once.',
  'beacon-members': () =>
    'Enough members of the beacon’s network, acting together, could know its values in advance.',
};

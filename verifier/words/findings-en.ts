import type { FindingType } from '../check/verdict.ts';
import type { Sentence } from './finding-parts.ts';

/** Every finding as an English sentence that names the part. */
export const findingsEn: { readonly [T in FindingType]: Sentence } = {
  'not-a-bundle': ({ part }) =>
    part === ''
      ? 'This file is not an exported log: it is some other kind of file.'
      : `This file is not an exported log: there is no ${part} in it.`,
  'cut-short': () => 'The file is incomplete: its end is missing. Download it again.',
  'container-altered': ({ part }) =>
    `The archive is no longer as it was made: unpacked and made again, or damaged, at this place: ${part || 'the list of its files'}.`,
  'manifest-unreadable': ({ part }) => `The file’s table of contents can’t be read: ${part}.`,
  'manifest-differs': ({ part }) =>
    `The log’s table of contents doesn’t say what the leaves say, in field “${part}”.`,
  'file-altered': ({ part }) => `The file ${part} was changed after the export.`,
  'file-missing': ({ part }) => `The file ${part} is missing from the archive.`,
  'file-unexpected': ({ part }) =>
    `The file ${part} is in the archive, and nothing signed announces it.`,
  'seal-absent': ({ part }) => `The agency’s seal (${part}) is missing.`,
  'seal-invalid': ({ part }) =>
    `The seal (${part}) is not that of the log’s key over this table of contents.`,
  'leaf-differs': ({ leaf }) =>
    `${leaf} was changed: it isn’t the one that the signed checkpoint vouches for.`,
  'leaf-removed': ({ leaf }) => `${leaf} was removed.`,
  'leaf-added': ({ leaf }) => `${leaf} was added: no checkpoint vouches for it.`,
  'leaves-swapped': ({ leaf, other }) => `Two leaves were swapped: ${leaf} and ${other}.`,
  'leaves-differ-in-range': ({ part, from, to }) =>
    `At least one leaf between numbers ${from} and ${to} was changed, removed or added: the checkpoint ${part} vouches for others.`,
  'leaf-unreadable': ({ leaf, part }) => `${leaf} isn’t written as the format asks (${part}).`,
  'leaf-of-another-client': ({ leaf, part }) => `${leaf} belongs to another client (${part}).`,
  'hash-list-altered': ({ leaf }) =>
    `The list of hashes doesn’t fit the leaves, from ${leaf} on, and no checkpoint says which of the two is true.`,
  'log-truncated': ({ part, from, to }) =>
    `The log was cut: it has ${from} leaves, and ${part} proves that it had ${to}.`,
  'checkpoint-contained': ({ part, to }) =>
    `The log contains ${part}: the ${to} leaves of that time are there, unchanged and in the same order.`,
  'log-not-opened': ({ leaf }) =>
    `A log begins with its opening and has only one; this one doesn’t (${leaf}).`,
  'log-restored': ({ leaf, from, to }) =>
    `The agency put an older backup back: the log goes on from ${from} leaves, while somebody had seen ${to}; the others are lost (${leaf}).`,
  'checkpoint-absent': ({ from, to }) =>
    `No signed checkpoint vouches for the whole log: they vouch for ${from} of ${to} leaves.`,
  'checkpoint-malformed': ({ part }) => `${part} is not a checkpoint that can be read.`,
  'checkpoint-of-another-log': ({ part }) => `${part} is a checkpoint of another log.`,
  'checkpoint-inconsistent': ({ part, from, to }) =>
    from === to
      ? `Two signed checkpoints contradict each other at ${from} leaves (${part}): the agency signed two versions of the log.`
      : `The checkpoint ${part} (${from} leaves) contradicts the one of ${to} leaves: the agency signed two versions of the log.`,
  'checkpoint-unsigned': ({ part }) =>
    `${part} isn’t signed by the log’s key that counts at this size.`,
  'checkpoint-signature-invalid': ({ part }) =>
    `The log’s signature on ${part} is wrong: the text or the signature was changed.`,
  'signature-of-unknown-key': ({ part, at }) => `${part} bears another key’s signature (${at}).`,
  'key-unknown': ({ part }) => `The key that you gave is no key of this log (${part}).`,
  'key-of-another-log': ({ leaf }) => `The key written at ${leaf} bears another log’s name.`,
  'key-not-compared': ({ part }) =>
    `The log’s key was compared with nothing: this file could be anybody’s. Compare it with the one that the agency handed you: ${part}.`,
  'rotation-invalid': ({ leaf }) =>
    `The change of key at ${leaf} isn’t signed by both the old key and the new one.`,
  'enrolment-invalid': ({ leaf }) =>
    `The enrolment of the witness at ${leaf} breaks the rules: it lacks the signature it needs.`,
  'cosignature-invalid': ({ part, at }) => `The co-signature of witness ${at} on ${part} is wrong.`,
  'witness-unknown': ({ part }) => `No checkpoint bears your witness’s co-signature (${part}).`,
  'witness-absent': () =>
    'No outside witness has co-signed this log: only the agency vouches for it.',
  'witness-behind': ({ from, to, at }) =>
    `The witness co-signed ${from} of ${to} leaves, on ${at}: only the agency vouches for the later ones.`,
  'witness-not-compared': ({ part }) =>
    `The witness’s key comes from the file itself. Compare it with the one that the witness holds: ${part}.`,
  'witness-replaced-by-notice': ({ leaf }) =>
    `The witness was replaced without the old key, by mere notice (${leaf}).`,
  'id-used-twice': ({ leaf, part }) => `${leaf} uses an identifier again (${part}).`,
  'publication-without-approval': ({ leaf, part }) =>
    `${leaf} invokes an approval that doesn’t stand before it (${part}).`,
  'publication-of-other-content': ({ leaf, part }) =>
    `${leaf} isn’t the content that the approval signed (${part}).`,
  'publication-after-void': ({ leaf, part }) =>
    `${leaf} went out after its approval was voided (${part}).`,
  'void-without-approval': ({ leaf, part }) =>
    `${leaf} voids an approval that doesn’t exist (${part}).`,
  'capture-without-publication': ({ leaf, part }) =>
    `${leaf} shows a publication that the log doesn’t know (${part}).`,
  'capture-shows-other-content': ({ leaf }) =>
    `${leaf} says itself that the page didn’t show the signed content.`,
  'overrule-without-decision': ({ leaf, part }) =>
    `${leaf} goes past a rule’s decision that doesn’t stand before it, or that nobody may go past (${part}).`,
  'shipment-without-gift': ({ leaf, part }) =>
    `${leaf} sends a gift that the log doesn’t know (${part}).`,
  'withdrawal-without-publication': ({ leaf, part }) =>
    `${leaf} withdraws a publication that the log doesn’t know (${part}).`,
  'contest-unknown': ({ leaf, part }) =>
    `${leaf} is of a contest whose rules don’t stand before it (${part}).`,
  'contest-rules-not-signed': ({ leaf, part }) =>
    `${leaf} invokes an approval that didn’t sign these rules (${part}).`,
  'contest-record-not-signed': ({ leaf }) =>
    `What was signed for ${leaf} doesn’t hold the record that the draw is made by: only the agency vouches that the two agree.`,
  'contest-rules-after-opening': ({ leaf, part }) =>
    `${leaf} changes the rules of a contest that had opened (${part}).`,
  'contests-overlap': ({ leaf, part }) =>
    `${leaf} opens a contest while another one is open (${part}): compare the rules’ hash on a receipt.`,
  'entry-number-used-twice': ({ leaf, part }) => `${leaf} uses an entry’s number again (${part}).`,
  'entry-after-freeze': ({ leaf, part }) =>
    `${leaf} adds entry no. ${part} to a list that was closed.`,
  'comments-after-freeze': ({ leaf, part }) =>
    `The ${leaf} reads comments when the list is closed already (${part}).`,
  'comments-erasure-broken': ({ leaf, part }) =>
    `The ${leaf} erases a reading that isn’t there to be erased (${part}).`,
  'exclusion-without-entry': ({ leaf, part }) =>
    `${leaf} excludes, or takes back, an entry that isn’t there to be excluded or taken back (no. ${part}).`,
  'exclusion-after-freeze': ({ leaf, part }) =>
    `${leaf} excludes or takes back entry no. ${part} after the list was closed.`,
  'contest-frozen-twice': ({ leaf, part }) =>
    `${leaf} closes a list that was closed already (${part}).`,
  'freeze-differs': ({ leaf, part }) =>
    `${leaf} closes another list than the one that the leaves before it give, at “${part}”.`,
  'postponement-broken': ({ leaf, part }) =>
    `${leaf}, postponement ${part}, doesn’t follow the rules: the round moves by their fixed step, three times at most, before the draw.`,
  'draw-without-freeze': ({ leaf, part }) =>
    `${leaf} draws from a list that doesn’t stand closed before it (${part}).`,
  'contest-drawn-twice': ({ leaf, part }) => `${leaf} draws a contest again (${part}).`,
  'draw-differs': ({ leaf, part }) =>
    `${leaf} isn’t the draw that list, round and value give, at “${part}”.`,
  'test-beacon': ({ leaf, part }) =>
    `${leaf} uses a test beacon (${part}): anybody could have made its value.`,
  'contest-event-broken': ({ leaf, part }) =>
    `${leaf} tells of a drawn entry what goes against the rules (${part}).`,
  'observation-times-swapped': ({ leaf }) => `${leaf} says that it ended before it began.`,
  'erasure-without-record': ({ leaf, part }) =>
    `${leaf} erases a record that no earlier observation holds (${part}).`,
  'registration-replaces-nothing': ({ leaf, part }) =>
    `${leaf} changes an indicator that wasn’t registered before (${part}).`,
  'plan-out-of-order': ({ leaf, part }) =>
    `${leaf} isn’t the plan that comes next for its operation (version ${part}).`,
  'seal-without-approval': ({ leaf, part }) =>
    `${leaf} seals a report that nobody approved with this very content (${part}).`,
  'seal-after-void': ({ leaf, part }) =>
    `${leaf} seals a report whose approval had been voided (${part}).`,
  'seal-beyond-log': ({ leaf }) => `${leaf} speaks of leaves that weren’t there yet.`,
  'seal-out-of-order': ({ leaf, part }) =>
    `${leaf} isn’t the version that comes next for its report (${part}).`,
  audited: ({ from, to, at }) =>
    `The beacon chose ${from} different leaves for the witness’s audits (${to} recorded, the last of ${at}).`,
  'audit-differs': ({ leaf, part }) =>
    `The witness didn’t find as recorded the leaves number ${part} (${leaf}).`,
  'audit-broken': ({ leaf, part }) =>
    `${leaf} doesn’t say what the enrolled witness says, or not as it must (${part}).`,
  'blob-missing': ({ leaf, part }) =>
    `The content of ${leaf} is missing, and nothing says why (${part}).`,
  'blob-changed': ({ leaf, part }) =>
    `The content of ${leaf} was replaced: its hash isn’t the log’s (${part}).`,
  'blob-withheld': ({ leaf, part, at }) =>
    `The content of ${leaf} isn’t enclosed; the agency gave the reason on ${at} (${part}).`,
  'opening-differs': ({ leaf, part }) =>
    `The name or text shown for ${leaf}, field “${part}”, isn’t the one that the log sealed.`,
  'openings-unreadable': ({ part }) => `The list of shown names and texts can’t be read: ${part}.`,
};

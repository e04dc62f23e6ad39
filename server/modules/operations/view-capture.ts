import type { Locale } from '../../lib/language.ts';
import { packs } from '../../rules/packs.ts';
import { missedTexts } from './board-messages.ts';
import type { CaptureView } from './board-schema.ts';
import type { CaptureRow } from './store.ts';

/** A capture as the pages show it; its bytes are read at `url`, also when the page itself is gone. */
export function viewCapture(row: CaptureRow, locale: Locale): CaptureView {
  return {
    id: row.id,
    moment: row.moment,
    dueAt: row.due_at.toISOString(),
    state: row.state,
    tries: row.attempts,
    missedBecause:
      row.missed_because && (missedTexts[locale][row.missed_because] ?? row.missed_because),
    capturedAt: row.captured_at?.toISOString() ?? null,
    sha256: row.sha256,
    size: row.size,
    mediaType: row.media_type,
    mentionState: row.mention_state,
    mention: row.mention,
    sentence: row.sentence,
    problems: row.problems.map((id) => sentenceOf(id, locale)),
    url: row.sha256 ? `/api/captures/${row.id}` : null,
  };
}

function sentenceOf(ruleId: string, locale: Locale): string {
  const rule = packs.flatMap(({ rules }) => rules).find(({ id }) => id === ruleId);
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  return rule ? `${ruleId}${colon} ${rule.message[locale]}` : ruleId;
}

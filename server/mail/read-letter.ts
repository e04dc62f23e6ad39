import { createHash } from 'node:crypto';
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';

const MOST_ATTACHMENTS = 10;
const HEAVIEST = 5_000_000;
const LONGEST_TEXT = 50_000;

/** A letter that came in, as far as it is kept; HTML is read as text only. */
export type ReceivedLetter = {
  /** The sender's; where there is none, one made of the bytes. */
  readonly messageId: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Every address that it was sent to, as the headers and the server say. */
  readonly recipients: readonly string[];
  /** What it answers, the nearest first. */
  readonly references: readonly string[];
  readonly sentAt: Date | null;
  readonly files: readonly ReceivedFile[];
  /** Null: no report about a letter of ours. */
  readonly bounce: {
    readonly isFinal: boolean;
    readonly about: string | null;
    readonly detail: string;
  } | null;
};

export type ReceivedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Null: too heavy, or one too many. */
  readonly bytes: Uint8Array | null;
};

/** Reads the raw bytes of a mail. Throws where they are none. */
export async function readLetter(source: Uint8Array): Promise<ReceivedLetter> {
  const mail = await simpleParser(Buffer.from(source), {
    skipImageLinks: true,
    keepDeliveryStatus: true,
  });
  const report = mail.attachments.find(
    ({ contentType }) => contentType === 'message/delivery-status',
  );
  const files = mail.attachments.filter((one) => !isReportPart(one));
  return {
    messageId:
      plain(mail.messageId ?? '', 500) ||
      `<${createHash('sha256').update(source).digest('hex')}@none>`,
    from: plain(mail.from?.value[0]?.address ?? '', 320),
    subject: plain(mail.subject ?? '', 300),
    text: plain(tidy(withoutAddresses(mail)), LONGEST_TEXT),
    recipients: recipientsOf(mail),
    references: [mail.inReplyTo ?? [], [mail.references ?? []].flat().toReversed()].flat(),
    sentAt: mail.date ?? null,
    files: files.map((file, i) => keepFile(file, i)),
    bounce: report ? readBounce(report, mail) : null,
  };
}

/** Out of HTML, images and links leave their addresses in brackets: what counts readers, mostly. */
function withoutAddresses({ text = '', html }: ParsedMail): string {
  return html ? text.replaceAll(/\[(https?|cid|data):[^\]\s]*\]/g, '') : text;
}

function recipientsOf(mail: ParsedMail): string[] {
  const fields = [mail.to ?? [], mail.cc ?? []].flat().flatMap(({ value }) => value);
  const headers = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => {
    const value = mail.headers.get(name);
    return typeof value === 'string' ? value : [];
  });
  return [...fields.flatMap(({ address }) => address ?? []), ...headers].map((one) =>
    one.toLowerCase(),
  );
}

/** RFC 3464: what a mail server says of a letter that it could not hand over. */
function readBounce(report: Attachment, mail: ParsedMail): ReceivedLetter['bounce'] {
  const words = report.content.toString('utf8');
  const action = /^action:\s*(\w+)/im.exec(words)?.[1]?.toLowerCase() ?? '';
  if (action !== 'failed' && action !== 'delayed') return null;
  const status = /^status:\s*(\d\.\d+\.\d+)/im.exec(words)?.[1] ?? '';
  const said = /^diagnostic-code:\s*(.+(?:\n[ \t].+)*)/im.exec(words)?.[1] ?? '';
  const original = mail.attachments.find(({ contentType }) =>
    /^(message\/rfc822|text\/rfc822-headers)/.test(contentType),
  );
  const about = /^message-id:\s*(<[^>]+>)/im.exec(original?.content.toString('utf8') ?? '')?.[1];
  const detail = plain(`${status} ${said.replaceAll(/\s+/g, ' ')}`.trim(), 300);
  return { isFinal: action === 'failed', about: about ?? null, detail };
}

function isReportPart({ contentType }: Attachment): boolean {
  return /^(message\/|text\/rfc822-headers)/.test(contentType);
}

function keepFile(file: Attachment, place: number): ReceivedFile {
  const isKept = place < MOST_ATTACHMENTS && file.size <= HEAVIEST;
  return {
    name: plain(tidy(file.filename ?? 'sans-nom'), 120),
    mediaType: plain(file.contentType, 100),
    size: file.size,
    bytes: isKept ? new Uint8Array(file.content) : null,
  };
}

function tidy(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC').replaceAll('\r\n', '\n').trim();
}

/** What the database can keep: no NUL, and no half of a character where it is cut. */
function plain(text: string, most: number): string {
  return text.replaceAll('\0', '').slice(0, most).toWellFormed();
}

import { createTransport } from 'nodemailer';
import type { MailServer } from '../options.ts';

export interface Letter { id: string; to: string; subject: string; text: string; attachments: { name: string; mediaType: string; bytes: Buffer }[]; unsubscribe?: string | null }

/** A mail server that was told: hands it one message at a time. Patience in milliseconds; a job has a minute. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export interface PostOffice {
  /** Resolves when the server has taken it. Throws what the server or the line said. */
  hand(letter: Letter): Promise<void>;
}

export function postOffice({ url, from }: MailServer): PostOffice {
  const transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  const host = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async hand({ id, to, subject, text, attachments, unsubscribe }) {
      await transport.sendMail({
        from, to: { name: '', address: to }, subject, text,
        // The same message twice has the same name, so that a mailbox may show it once.
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) },
        attachments: attachments.map(({ name, mediaType, bytes }) => ({ filename: name, contentType: mediaType, content: bytes })),
      });
    },
  };
}

/** Whether the server said no for good (RFC 5321, 4.2.1: 5yz); a wrong password is our fault, not the message's. */
export function isRefusal(e: unknown): boolean {
  const { code, responseCode } = e as { code?: string; responseCode?: number };
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500;
}

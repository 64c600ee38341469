import { useState } from 'react';
import type { WrittenChannel } from './channels.ts';

export interface ReminderDraft { channel: WrittenChannel; subject: string; text: string }

/** What was begun and not sent, by case, as long as the window stands: one moves around and finds it again. */
const kept = new Map<string, ReminderDraft>();
export const draftOf = (caseId: string): ReminderDraft | undefined => kept.get(caseId);

export function useReminderDraft(caseId: string, channel: WrittenChannel): [ReminderDraft, (part: Partial<ReminderDraft>) => void, () => void] {
  const [draft, setDraft] = useState<ReminderDraft>(() => kept.get(caseId) ?? { channel, subject: '', text: '' });
  const change = (part: Partial<ReminderDraft>) => setDraft((was) => {
    const next = { ...was, ...part };
    if (next.text.trim() || next.subject.trim()) kept.set(caseId, next); else kept.delete(caseId);
    return next;
  });
  return [draft, change, () => void kept.delete(caseId)];
}

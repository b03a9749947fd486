import type { LiaisonNotice } from '../liaison/LiaisonNotices';
import type { SloNotice } from '../slo/SloNotices';

/** Something that people should hear of, once. */
export type Notice = LiaisonNotice | SloNotice;

/** A notice that was added, and when (epoch milliseconds). */
export type StoredNotice = Notice & { id: number; createdAt: number };

/** What became of a notice. */
export type NoticeOutcome = 'sent' | 'nobody' | 'late' | 'not-sent';

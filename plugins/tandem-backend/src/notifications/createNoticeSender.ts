import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import { NoticeRecipients, type NoticeSources } from './NoticeRecipients';
import type { Notices } from './Notices';
import { NoticeSender } from './NoticeSender';
import type { NoticeStore } from './NoticeStore';

/** Sends what the features note, soon after each commit. */
export function createNoticeSender(options: {
  knex: Knex;
  store: NoticeStore;
  notices: Notices;
  catalog: CatalogStore;
  sources: NoticeSources;
  opsLeads: string[];
  notifications: NotificationService;
  logger: LoggerService;
}): NoticeSender {
  const recipients = new NoticeRecipients(options);
  const sender = new NoticeSender({ ...options, recipients });
  options.notices.onCommit(() => sender.soon());
  return sender;
}

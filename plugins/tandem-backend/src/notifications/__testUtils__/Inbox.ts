import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  notificationService,
  type NotificationSendOptions,
  type NotificationService,
} from '@backstage/plugin-notifications-node';

/** What arrived at the notifications plugin, which may be out of order. */
export class Inbox implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  isOutOfOrder = false;

  async send(options: NotificationSendOptions): Promise<void> {
    this.sent.push(options);
    if (this.isOutOfOrder) throw new Error('503');
  }

  factory() {
    return createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => this,
    });
  }

  /** Who was told what since it was last looked at, in the order it arrived. */
  read(): { title: string; to: string[] }[] {
    return this.sent.splice(0).map(({ recipients, payload }) => {
      const to =
        recipients.type === 'entity' ? [recipients.entityRef].flat() : ['all'];
      return {
        title: payload.title,
        to: to.map(ref => ref.replace('user:default/', '')),
      };
    });
  }
}

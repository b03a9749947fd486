import { assignMessages } from './assign';
import { funnelMessages } from './funnel';
import { pageMessages } from './page';
import { tableMessages } from './table';
import { toolbarMessages } from './toolbar';

export const fleetMessages = {
  assign: assignMessages,
  funnel: funnelMessages,
  page: pageMessages,
  table: tableMessages,
  toolbar: toolbarMessages,
} as const;

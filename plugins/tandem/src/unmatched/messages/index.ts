import { dialogMessages } from './dialog';
import { mappingMessages } from './mappings';
import { referenceMessages } from './references';

export const unmatchedMessages = {
  page: 'Unmatched',
  dialog: dialogMessages,
  mappings: mappingMessages,
  references: referenceMessages,
} as const;

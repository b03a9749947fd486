import { budgetMessages } from './budget';
import { cardMessages } from './card';
import { detailMessages } from './detail';
import { editorMessages } from './editor';
import { listMessages } from './list';

export const sloMessages = {
  budget: budgetMessages,
  card: cardMessages,
  detail: detailMessages,
  editor: editorMessages,
  list: listMessages,
} as const;

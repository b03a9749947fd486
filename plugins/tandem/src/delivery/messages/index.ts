import { cardMessages } from './card';
import { computationMessages } from './computation';
import { figureMessages } from './figures';
import { listMessages } from './lists';
import { operationsMessages } from './operations';
import { setUpMessages } from './setUp';

export const deliveryMessages = {
  card: cardMessages,
  computation: computationMessages,
  figure: figureMessages,
  list: listMessages,
  operations: operationsMessages,
  setUp: setUpMessages,
} as const;

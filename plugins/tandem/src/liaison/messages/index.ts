import { actionMessages } from './actions';
import { assignmentMessages } from './assignments';
import { awayMessages } from './away';
import { cardMessages } from './card';
import { formMessages } from './form';
import { personMessages } from './person';
import { transitionMessages } from './transitions';
import { wordMessages } from './words';

export const liaisonMessages = {
  action: actionMessages,
  assignments: assignmentMessages,
  away: awayMessages,
  card: cardMessages,
  form: formMessages,
  person: personMessages,
  transition: transitionMessages,
  word: wordMessages,
} as const;

/** What can be done with an assignment. */
export const actionMessages = {
  accept: 'Accept',
  decline: 'Decline',
  withdraw: 'Withdraw',
  change: 'Change the terms',
  'hand-over': 'Hand over',
  pause: 'Pause',
  resume: 'Resume',
  end: 'End',
  'hand-back': 'Hand back',
} as const;

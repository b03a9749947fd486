/** The parts of the Operations tab that links lead to, as `#name`. */
export const SLOS_PART = 'slos';
export const BUDGET_PART = 'budget';

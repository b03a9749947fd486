import { normalizeEntityRef } from './entityRef';

describe('normalizeEntityRef', () => {
  it('is in lower case, with kind, namespace and name', () => {
    expect(normalizeEntityRef('Component:Default/Payments')).toBe(
      'component:default/payments',
    );
  });

  it('is nothing where it could not be stored', () => {
    const name = 'a'.repeat(400 - 'component:default/'.length);
    expect(normalizeEntityRef(`component:default/${name}`)).toBeDefined();
    for (const value of [
      'payments',
      'component:default/a b',
      'component:default/a/b',
      'component:default/a\0',
      'component:default/\ud800',
      `component:default/${name}a`,
      // Twice as long in lower case.
      `component:default/${'İ'.repeat(300)}`,
    ]) {
      expect(normalizeEntityRef(value)).toBeUndefined();
    }
  });
});

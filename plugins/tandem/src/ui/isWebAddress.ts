/**
 * Whether an address leads to another site. The backend takes no others in;
 * what would run in the page must not become a link even so.
 */
export function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//i.test(address);
}

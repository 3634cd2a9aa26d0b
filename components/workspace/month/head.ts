/** A MAC in groups of four, as it is printed and read aloud: `7c1f 09e0 …`. */
export const grouped = (mac: string): string => (mac.match(/.{1,4}/g) ?? []).join(' ');

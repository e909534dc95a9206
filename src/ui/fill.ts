/** `fill('找到{n}处', {n: 3})` // => `找到3处` */
export function fill(string = '', values: Record<string, string | number>): string {
  return string.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

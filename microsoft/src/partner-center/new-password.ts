import { randomInt } from 'node:crypto';

/** Without characters that people confuse when they copy by hand. */
const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#$%+-=?@'] as const;
const length = 16;

/** A random password with every class of characters that Entra asks for. */
export function newPassword(): string {
  const characters: string[] = classes.map(oneOf);
  while (characters.length < length) characters.push(oneOf(classes.join('')));
  for (let i = length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j]!, characters[i]!];
  }
  return characters.join('');
}

function oneOf(characters: string): string {
  return characters[randomInt(characters.length)]!;
}

import { nanoid } from 'nanoid';
import { ulid } from 'ulid';
import type { NewId } from '../domain/ids.ts';

/** Random ids from the platform's secure source. */
export const newId: NewId = {
  key: () => nanoid(16),
  ulid: (atMs) => ulid(atMs),
};

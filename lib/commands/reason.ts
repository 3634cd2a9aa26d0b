import * as z from 'zod';

/** Why a person decides otherwise than the rules propose. Asked in ten characters, so that it can be understood a year later. */
export const Because = z.string().trim().min(10, 'A reason of at least ten characters is needed. It stays in the history and stands in the export.').max(400);

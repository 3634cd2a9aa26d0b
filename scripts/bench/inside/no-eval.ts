import * as z from 'zod';

// To be imported before any schema. The product's pages and worker forbid code made of strings, so zod does without; code that is put in from
// outside is not forbidden it at first, and would be misled.
z.config({ jitless: true });

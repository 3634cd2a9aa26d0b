import * as z from 'zod';

/** What people do with ways of reading a site. `proven`: a second patient was seen; `unmarked`: a "good" was taken back. */
export const recipeActs = ['taught', 'retaught', 'proven', 'imported', 'exported', 'marked_good', 'unmarked', 'removed'] as const;

/** An act on a way of reading a site: which one, for which sites, in which version. Nothing of any page or patient. */
export const RecipeAct = z.strictObject({
  act: z.enum(recipeActs),
  recipe: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Match patterns of its sites; none where it is for any site. */
  sites: z.array(z.string().max(200)).max(20),
  /** Counts how often it was taught or imported in this practice; 0 = as it ships. */
  version: z.number().int().min(0),
});
export type RecipeAct = z.infer<typeof RecipeAct>;

/** The pages, one file each. Read `page.ts` first. */
import { athenaOnePage } from './athenaone.ts';
import { canvasPage } from './canvas.ts';
import { drChronoPage } from './drchrono.ts';
import { eClinicalWorksPage } from './eclinicalworks.ts';
import { elationPage } from './elation.ts';
import { genericPage } from './generic.ts';
import { healthiePage } from './healthie.ts';
import { openemrFramesetPage } from './openemr-frameset.ts';
import { openemrTabsPage } from './openemr-tabs.ts';
import { practiceFusionPage } from './practice-fusion.ts';
import { tebraPage } from './tebra.ts';
import type { EhrPage } from './page.ts';

export const ehrPages: readonly EhrPage[] = [openemrTabsPage, openemrFramesetPage, practiceFusionPage, elationPage, athenaOnePage, eClinicalWorksPage, canvasPage, healthiePage, tebraPage, drChronoPage, genericPage];

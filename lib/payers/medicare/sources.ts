/** Where the Medicare rules were read. `readAs` tells how near to the original: a contractor's own page, a quotation of it, or a report about it. */
import type { Source } from '../../rules/finding.ts';

export const ngsCareManagement: Source = { title: 'Care Management', publisher: 'National Government Services (Medicare contractor)', url: 'https://www.ngsmedicare.com/web/ngs/care-management?selectedArticleId=3451732', readAs: 'primary' };
export const noridianCcm: Source = { title: 'Chronic Care Management Services', publisher: 'Noridian (Medicare contractor, JF-A)', url: 'https://med.noridianmedicare.com/web/jfa/provider-types/opps/chronic-care-management-services', readAs: 'primary' };
export const cgs2015: Source = { title: 'Chronic Care Management questions and answers', publisher: 'CGS (Medicare contractor)', url: 'https://www.cgsmedicare.com/partb/pubs/news/2015/0315/cope28756.html', date: '2015-03-24', readAs: 'primary' };
export const faq2017: Source = { title: 'Frequently Asked Questions about Physician Billing for Chronic Care Management Services, question 1', publisher: 'CMS, reproduced by Remington Report', url: 'https://remingtonreport.com/intelligence-resources/partnership-development/22-key-facts-about-physician-ccm-billing', date: '2017-01-18', readAs: 'quoted' };
export const codapedia: Source = { title: 'CCM add-on and combinations, quoting the CMS booklet', publisher: 'Codapedia', url: 'https://www.codapedia.com/topicOpen.cfm?id=hfxv1pc58hk53v887zb0b57dd1rv5k5', readAs: 'quoted' };
export const booklet2019: Source = { title: 'Text of the 2019 CMS booklet on chronic care management', publisher: 'skillacquireupdate.com, reproducing CMS', url: 'https://skillacquireupdate.com/blog-chronic-care-management/', date: '2019-01-01', readAs: 'quoted' };
export const midpoint: Source = { title: 'Decoding the CPT midpoint rule', publisher: 'American Academy of Family Physicians, FPM', url: 'https://www.aafp.org/journals/fpm/blogs/inpractice/entry/cpt_midpoint_rule.html', date: '2019-10-25', readAs: 'primary' };
export const carryOver: Source = { title: 'Chronic care management: lots of questions', publisher: 'American Academy of Family Physicians, FPM', url: 'https://www.aafp.org/journals/fpm/blogs/gettingpaid/entry/chronic_care_management_lots_of.html', readAs: 'primary' };
export const aafpFaq2015: Source = { title: 'On the CMS questions and answers about CCM', publisher: 'American Academy of Family Physicians, FPM', url: 'https://www.aafp.org/', date: '2015-05-01', readAs: 'primary' };
export const rhiCcm: Source = { title: 'Care management: chronic care management', publisher: 'Rural Health Information Hub', url: 'https://www.ruralhealthinfo.org/care-management/', readAs: 'primary' };
export const medicare2018: Source = { title: 'Text for 99490, 99487 and 99489', publisher: 'medicarepaymentandreimbursement.com, reproducing CMS', url: 'https://www.medicarepaymentandreimbursement.com/', date: '2018-06-01', readAs: 'quoted' };
export const complexAddOn: Source = { title: '99489 time thresholds (89 minutes are not enough)', publisher: 'cptcodecalculator.com', url: 'https://cptcodecalculator.com/', readAs: 'secondary' };
export const addOnHistory: Source = { title: 'CCM questions: 99439 replaces G2058', publisher: '2chealth.com', url: 'https://2chealth.com/', readAs: 'secondary' };
export const homeHealth: Source = { title: 'CCM and care plan oversight, quoting the CMS questions and answers of 2015', publisher: 'AAPC Home Care Week', url: 'https://www.aapc.com/codes/coding-newsletters/my-home-care-week-alert/referrals-help-your-docs-obtain-chronic-care-pay-with-these-tips-146412-article', date: '2015-05-01', readAs: 'quoted' };
export const aafpApcm: Source = { title: 'Advanced Primary Care Management', publisher: 'American Academy of Family Physicians', url: 'https://www.aafp.org/family-physician/practice-and-career/getting-paid/coding/advanced-primary-care-management.html', readAs: 'primary' };
export const namas: Source = { title: 'Chronic care management and principal care management compared', publisher: 'NAMAS', url: '', date: '2023-09-29', readAs: 'secondary' };
/** For what nobody has found in a source: marked wherever it decides anything. */
export const notConfirmed: Source = { title: 'Not found in a source; to be confirmed', publisher: 'CareTally', url: '', readAs: 'not_confirmed' };

// Principal care management, behavioral health, collaborative care, advanced primary care, and what CCM needs besides.
export const aapcPcm: Source = { title: 'Principal care management codes of 2022', publisher: 'AAPC, blog 85121', url: '', readAs: 'primary' };
export const aapcUrology: Source = { title: 'Urology alert 174272: principal care management by staff', publisher: 'AAPC', url: '', readAs: 'primary' };
export const acaaiPcm: Source = { title: 'PCM codes: how and when to use them', publisher: 'American College of Allergy, Asthma and Immunology', url: 'https://college.acaai.org/pcm-codes-how-and-when-to-use-them/', readAs: 'primary' };
export const ccnPractitioner: Source = { title: 'Code 99424 and its add-on', publisher: 'ccnhealth.com', url: 'https://ccnhealth.com/', readAs: 'secondary' };
export const cliniiAddOn: Source = { title: 'Code 99427: a maximum of two', publisher: 'clinii.com', url: 'https://clinii.com/', readAs: 'secondary' };
export const bhiFaq: Source = { title: 'Frequently asked questions about behavioral health integration', publisher: 'CMS, reproduced at mediccm-inc.crisp.help', url: 'https://mediccm-inc.crisp.help/', date: '2018-01-03', readAs: 'quoted' };
export const cms1654f: Source = { title: 'Physician fee schedule final rule for 2017 (CMS-1654-F), extract on consent and behavioral health', publisher: 'CMS, extract on pdfslide', url: '', readAs: 'quoted' };
export const cocmTests: Source = { title: 'Billing tests of a collaborative-care time tracker, citing MLN909432', publisher: 'public repository cocm_time_tracker', url: '', readAs: 'secondary' };
export const ngsMentalHealth: Source = { title: 'Mental Health and collaborative care', publisher: 'National Government Services (Medicare contractor)', url: 'https://www.ngsmedicare.com/web/ngs/mental-health?selectedArticleId=3421653', readAs: 'primary' };
export const mirahTargets: Source = { title: 'Minutes targets of collaborative care', publisher: 'Mirah', url: 'https://support.mirah.com/', readAs: 'secondary' };
export const micmtCollaborative: Source = { title: 'Collaborative care (CoCM)', publisher: 'Michigan Institute for Care Management and Transformation', url: 'https://micmt-cares.org/collaborative-care-cocm', readAs: 'primary' };
export const rhiApcm: Source = { title: 'Care management: advanced primary care management', publisher: 'Rural Health Information Hub', url: 'https://www.ruralhealthinfo.org/care-management/', readAs: 'primary' };
export const codingIntelApcm: Source = { title: 'Advanced primary care management, with questions and answers', publisher: 'CodingIntel', url: 'https://codingintel.com/', readAs: 'secondary' };
export const fairApcmBehavioral: Source = { title: 'Behavioral add-ons to advanced primary care management', publisher: 'FairPath', url: 'https://fairpath.ai/', date: '2025-12-18', readAs: 'secondary' };
export const fairMatrix: Source = { title: 'Workflow matrix: which programs go together', publisher: 'FairPath', url: 'https://fairpath.ai/', readAs: 'secondary' };
export const tcmEdits: Source = { title: 'CMS boosts TCM pay in 2020 and removes edits', publisher: 'Healthcare Training Leader', url: '', date: '2019-11-01', readAs: 'secondary' };
/** The add-ons mirror the ordinary codes; that they exclude one another likewise follows from it and was read nowhere. */
export const mirroredChoice: Source = { title: 'Worked out: the add-ons mirror 99492, 99493 and 99484, of which one practitioner chooses', publisher: 'CareTally', url: '', readAs: 'derived' };
// Amounts: national, not by place of service or locality.
export const rateList2025: Source = { title: 'List of reference rates of 2025, crediting the CMS fee schedule look-up tool', publisher: 'public repository', url: '', readAs: 'secondary' };
export const medpayRates: Source = { title: 'Amounts of 2025 (RVU25A)', publisher: 'medpayiq.com', url: 'https://medpayiq.com/', readAs: 'secondary' };
export const apcmRates2025: Source = { title: 'Amounts of advanced primary care management', publisher: 'EINPresswire, Tile Health', url: '', date: '2026-03-09', readAs: 'secondary' };
export const calculatorRates2026: Source = { title: 'Amounts of 99490 and 99489 in 2026', publisher: 'cptcodecalculator.com', url: 'https://cptcodecalculator.com/', readAs: 'secondary' };
export const repositoryRates2026: Source = { title: 'Amounts of 2026 with the factor 33.4009', publisher: 'public repositories', url: '', readAs: 'secondary' };
export const addendumRates2026: Source = { title: 'Values of 2026 from CMS Addendum B, amount computed', publisher: 'public repository citing CMS', url: '', readAs: 'secondary' };

// Devices: remote physiologic and therapeutic monitoring.
export const mcDonaldHopkins: Source = { title: 'CMS lowers thresholds for remote monitoring', publisher: 'McDonald Hopkins', url: '', date: '2025-11-01', readAs: 'secondary' };
export const rimidi: Source = { title: 'Remote patient monitoring in the final rule for 2026', publisher: 'Rimidi', url: 'https://rimidi.com/', date: '2025-11-03', readAs: 'secondary' };
export const prevounce2026: Source = { title: 'Questions about 2026 answered: set-up with either supply code', publisher: 'Prevounce', url: '', readAs: 'secondary' };
export const rpmLogix: Source = { title: 'Remote monitoring in the fee schedule for 2024', publisher: 'RPM Logix', url: 'https://rpmlogix.com/', readAs: 'secondary' };
export const nixon2024: Source = { title: 'Remote monitoring in the fee schedule for 2024', publisher: 'Nixon Law Group', url: '', readAs: 'secondary' };
export const foley2021: Source = { title: 'Remote physiologic monitoring: questions and answers', publisher: 'Foley & Lardner', url: '', date: '2021-01-01', readAs: 'secondary' };
export const optimizeRpm: Source = { title: 'Requirements of remote patient monitoring: consent, an ordered device as the FDA defines it, transmitted data', publisher: 'Optimize Health', url: 'https://www.optimize.health/en/knowledge/remote-patient-monitoring-requirements', readAs: 'secondary' };
export const transmittedData: Source = { title: '99445: data are collected and sent by the device', publisher: 'cptcodecalculator.com', url: 'https://cptcodecalculator.com/', date: '2026-01-01', readAs: 'secondary' };
export const rpmAddOn: Source = { title: '99458: each further 20 minutes after 99457', publisher: 'medpayiq.com', url: 'https://medpayiq.com/', readAs: 'secondary' };
export const medscape2019: Source = { title: 'How to use 99091: 30 minutes in 30 days, not with 99457', publisher: 'Medscape', url: 'https://www.medscape.com/viewarticle/908640_5', date: '2019-02-18', readAs: 'secondary' };
export const neuropathyQuote: Source = { title: 'Sixteen days of data, quoting the CMS fact sheet', publisher: 'Public reimbursement analysis of a neuropathy app', url: '', date: '2026-07-14', readAs: 'quoted' };
export const neuropathyAnalysis: Source = { title: 'Reimbursement analysis, citing CMS-1832-F and MM14250', publisher: 'Public reimbursement analysis of a neuropathy app', url: '', date: '2026-07-14', readAs: 'secondary' };
export const nsightRtm: Source = { title: 'Guide to remote therapeutic monitoring 2026', publisher: 'Nsight Care', url: 'https://blog.nsightcare.com/', readAs: 'secondary' };
export const orvaRtm: Source = { title: 'Remote therapeutic monitoring 2026', publisher: 'Orva', url: 'https://getorva.com/', readAs: 'secondary' };
export const fairpathRtm: Source = { title: 'Remote therapeutic monitoring, 2026 update (CR 14250)', publisher: 'FairPath', url: 'https://fairpath.ai/', readAs: 'secondary' };
export const netHealthRtm: Source = { title: 'Medical devices and remote therapeutic monitoring: five codes from 2022', publisher: 'Net Health', url: 'https://www.nethealth.com/what-does-a-medical-device-have-to-do-with-remote-therapeutic-monitoring-rtm/', date: '2022-01-20', readAs: 'secondary' };
export const augmentRtm: Source = { title: 'Remote therapeutic monitoring: consent and device', publisher: 'Augment Therapy', url: 'https://augmenttherapy.com/rtm/', readAs: 'secondary' };

// Events: discharge, community health, navigation, training of caregivers.
export const evigilsTcm: Source = { title: 'Transitional care management guidelines: from where, to where', publisher: 'eVigils', url: 'https://evigils.com/', readAs: 'secondary' };
export const mmbaTcm: Source = { title: 'Transitional care management: contact, visit and decision making', publisher: 'MMBA', url: 'https://mmbaonline.org/', readAs: 'secondary' };
export const rvudocTcm: Source = { title: 'CCM and TCM compared: medicines reconciled by the visit', publisher: 'rvudoc.com', url: 'https://rvudoc.com/', readAs: 'secondary' };
export const practice2013Tcm: Source = { title: 'Transitional care management 2013: one practitioner for a discharge', publisher: 'Manage My Practice', url: 'https://managemypractice.com/', date: '2013-01-01', readAs: 'secondary' };
export const aafpChi: Source = { title: 'Community Health Integration: G0019 and G0022', publisher: 'American Academy of Family Physicians', url: 'https://www.aafp.org/', readAs: 'primary' };
export const nahriChi: Source = { title: 'Community health integration: questions and answers', publisher: 'National Association of Healthcare Revenue Integrity', url: '', date: '2024-04-10', readAs: 'primary' };
export const noridianChi: Source = { title: 'Community Health Integration (CHI) Services', publisher: 'Noridian (Medicare contractor, JF-B)', url: 'https://med.noridianmedicare.com/web/jfb/specialties/care-coordination/community-health-integration-chi-services', readAs: 'primary' };
export const aafpPin: Source = { title: 'Principal Illness Navigation: G0023, G0024, G0140 and G0146', publisher: 'American Academy of Family Physicians', url: 'https://www.aafp.org/family-physician/practice-and-career/getting-paid/coding/g0023-g0024-g0140-g0146-PIN-codes.html', readAs: 'primary' };
export const rhiPin: Source = { title: 'Principal Illness Navigation Services', publisher: 'Rural Health Information Hub', url: 'https://www.ruralhealthinfo.org/care-management/principal-illness-navigation-services', readAs: 'primary' };
export const yearlyPin: Source = { title: 'Navigation and community health compared: consent to navigation is obtained every year', publisher: 'Equicare Health', url: 'https://equicarehealth.com/nav-allows-you-to-generate-new-revenue-from-your-existing-navigation-services/', readAs: 'secondary' };
export const visitPin: Source = { title: 'Principal Illness Navigation: the visit that starts it', publisher: 'The Rybar Group', url: 'https://www.therybargroup.com/blog/principal-illness-navigation', readAs: 'secondary' };
export const providerCts: Source = { title: 'Caregiver training services: 16 minutes, and 8 more', publisher: 'Provider Magazine', url: 'https://www.providermagazine.com/Articles/Pages/8-Insights-About-the-Future-of-Caregiver-Training-Services.aspx', readAs: 'secondary' };
export const rhiCts: Source = { title: 'Caregiver Training Services', publisher: 'Rural Health Information Hub', url: 'https://www.ruralhealthinfo.org/care-management/caregiver-training-services', readAs: 'primary' };
export const remoteCts: Source = { title: 'Caregiver training in 2025, by video too', publisher: 'Outsource Management Group', url: '', date: '2025-01-01', readAs: 'secondary' };

/** The practice as it is set up: its people, sites and policies. Plain data; see `views.ts`. */
import type { Practice, Staff } from '../records/index.ts';

export interface SettingsView {
  practice: Practice;
  staff: (Staff & { hasSlot: boolean })[];
  sites: { origin: string; granted: boolean }[];
  /**
   * What the organization's policy sets: the sites that may be enabled (null = any), after how many minutes without input it locks
   * (null = not set), and what is wrong with it, a sentence each.
   */
  organization: { allowed: string[] | null; lockMinutes: number | null; troubles: string[] };
}

/** A policy: what is open, what this practice chose, and what it chose before (newest first). */
export interface PolicyView {
  name: string;
  question: string;
  /** Null: a list of codes. */
  values: string[] | null;
  usual: string;
  /** Day on which somebody last looked for an answer. */
  checked: string;
  value: string;
  isDefault: boolean;
  /** Who set it, when (UTC epoch ms) and why; null while nobody did. */
  by: string | null;
  at: number | null;
  reason: string | null;
  history: { value: string; by: string; at: number; reason: string }[];
}

export interface PoliciesView { timeZone: string; policies: PolicyView[] }

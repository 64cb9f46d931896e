/** What a campaign has cost, in one currency. */
export interface CampaignSpending {
  readonly rewards: number;
  readonly gas: number;
  /** Sending, staff, whatever else. */
  readonly other: number;
}

export interface CampaignCost {
  readonly total: number;
  /** Undefined as long as there is none to share it out to. */
  readonly perAnswer: number | undefined;
  readonly perPermission: number | undefined;
}

export function campaignCost(
  { rewards, gas, other }: CampaignSpending,
  { answers, permissions }: { readonly answers: number; readonly permissions: number },
): CampaignCost {
  const total = rewards + gas + other;
  const per = (count: number) => (count === 0 ? undefined : total / count);
  return { total, perAnswer: per(answers), perPermission: per(permissions) };
}

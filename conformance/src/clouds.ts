export const cloudNames = ['public', 'usGovernment', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

/** Where Microsoft's clouds differ for a caller. https://learn.microsoft.com/graph/deployments */
export const clouds: Record<CloudName, { suffix: string; partnerCenter: string; graph: string }> = {
  public: {
    suffix: 'onmicrosoft.com',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
    graph: 'https://graph.microsoft.com',
  },
  usGovernment: {
    suffix: 'onmicrosoft.us',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
    graph: 'https://graph.microsoft.us',
  },
  china: {
    suffix: 'partner.onmschina.cn',
    partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
};

/** The cloud of this name; the public one where there is none such. */
export const cloudNamed = (name: unknown) => clouds[cloudNames.find((one) => one === name) ?? 'public'];

import type { Marker, Parts } from './marker.ts';

/** Pieces of the English markers. */
export const englishParts: Parts = {
  words: String.raw`(?:[\w'-]+ ){0,4}?`,
  few: String.raw`(?:[\w'-]+ ){0,2}?`,
  brand: String.raw`\b(?:brands?|company|companies|shops?|stores?|publishers?|manufacturers?|makers|vendors?|agency|agencies|press office|pr (?:team|company|firm|agency)|team|folks|people|guys|sponsors?|retailers?|hotels?|resort|restaurant|tourism|tourist board|visit \w+|author|startup|label|winery|brewery|distillery)\b`,
  family: String.raw`\b(?:my|her|his|our|a|their) (?:dear |best |lovely |younger |older |little |good )*(?:mum|mom|mother|dad|father|husband|wife|boyfriend|girlfriend|partner's|sister|brother|friends?|aunt\w*|uncle|cousin|grand\w+|nan|son|daughter|kids?|children|colleagues?|coworkers?|neighbou?rs?|in-laws?|parents|family|fiance|students?|teacher|boss|roommate)\b|\bfor (?:my|christmas|our|xmas) ?(?:birthday|anniversary|wedding|present)?\b.{0,12}(?:birthday|christmas|wedding|xmas)|\bsecret santa\b|\bmother's day\b|\bfather's day\b`,
  text: String.raw`(?:post|article|review|recipe|video|content|story|blog|page|newsletter|episode|giveaway|conversation|shop|guide|tutorial|email|issue)s?`,
  project: String.raw`\b(?:open[- ]source|github|patreon|conference|meetup|hackathon|maintainers?|contributors?|foundation|libraries|library|framework|repository|team sponsors?|my employer|grant|scholarship|visa|bill|senator|government|charity|league|club|university|football|marathon|olympic\w*)\b`,
  people: String.raw`\b(?:bloggers|influencers|brands (?:are|often|want|pay|will)|advertisers|many (?:blogs|sites)|marketers|youtubers|most (?:blogs|sites|bloggers))\b`,
};

/** English: everything. */
export const englishMarkers: readonly Marker[] = [
  // Paid
  {
    id: 'en.sponsored-post',
    kind: 'paid',
    weight: 0.9,
    formal: true,
    pattern: String.raw`\b(?:this|today's|the following|a|another|my|in this|is a) {few}{text}(?: \w+)? (?:is|was|has been|are|were) (?:\w+ )?(?:sponsored|brought to you|paid for|made possible|underwritten|compensated)\b|\bsponsored (?:post|article|content|review|recipe|video|blog|partnership|collaboration|by\b(?: my)?)`,
    unless: '{people}|{project}',
  },
  {
    id: 'en.sponsored-tag',
    kind: 'paid',
    weight: 0.88,
    formal: true,
    pattern: String.raw`[[(](?:ad|advert|sponsored|sponsored post|paid|paid partnership|paid promotion)[\])]|#(?:ad|advert|sponsored|spon|sp|paidpartnership|paidad|paid)\b|^\W*(?:ad|advert|advertisement feature|sponsored) ?[|:-]|^\W*(?:sponsored|advertorial|advertisement feature|paid partnership|sponsored post|paid promotion)\W*$|\badvertorial\b`,
  },
  {
    id: 'en.paid-partnership',
    kind: 'paid',
    weight: 0.9,
    formal: true,
    pattern: String.raw`\bpaid (?:partnership|collaboration|promotion|advertisement|content|for post)\b|\b(?:i was|i've been|i have been|we were|i am being|i'm being|i am|i'm) (?:\w+ )?(?:paid|compensated)(?! off)[^.!?]{0,40}\b(?:by|to|for (?:this|my|writing))|\b(?:i|we) (?:\w+ )?receiv\w+ {words}(?:compensation|payment)\b|\bcompensation (?:was|from)|\bbrand ambassador\b|\bcompensated (?:post|review)`,
    unless: String.raw`{people}|{project}|\b(?:wasn't|not|never|no) `,
  },
  {
    id: 'en.thank-sponsor',
    kind: 'paid',
    weight: 0.72,
    formal: true,
    pattern: String.raw`\b(?:thanks?|thank you|grateful) (?:\w+ )?to {few}(?:\w+ )?(?:for|who|as) (?:\w+ )?sponsor\w*|\b(?:thanks|thank you) to (?:our|my|this week's|today's) (?:\w+ )?sponsors?|\b(?:today's|this week's|this month's) sponsor\b|\bbrought to you by\b|\ba word from (?:our|my) sponsor`,
    unless: '{project}',
  },
  // Partnership
  {
    id: 'en.partnered',
    kind: 'partnership',
    weight: 0.74,
    formal: true,
    pattern: String.raw`\b(?:i|we|i've|we've|i'm|we're|i am|we are)(?: have)? (?:\w+ ){0,3}?(?:partner(?:ed|ing)|team(?:ed|ing)|collaborat(?:ed|ing)|work(?:ed|ing)) (?:\w+ )?(?:up )?with (?:\w+ ){0,6}?(?:to (?:bring|share|offer|give|create|show|tell|talk|help)|on this|for this|today)|\b{text} (?:\w+ ){0,3}?in (?:partnership|collaboration|association|conjunction) with|^\W*in (?:partnership|collaboration) with|#(?:partner|partnership|collab|\w+partner)\b|\b(?:proud|thrilled|excited) to (?:be )?(?:partner\w*|collaborat\w+|work\w*) with`,
    unless: '{people}|{project}',
  },
  {
    id: 'en.in-partnership',
    kind: 'partnership',
    weight: 0.35,
    formal: true,
    pattern: String.raw`\bin (?:partnership|collaboration) with\b`,
    unless: '{project}',
  },
  {
    id: 'en.on-behalf',
    kind: 'partnership',
    weight: 0.75,
    formal: true,
    pattern: String.raw`\bon behalf of [^.!?]{0,60}\bopinions\b|\b(?:opinions|thoughts|views|words)[^.!?]{0,40}\b(?:my own|mine|100 ?%|honest)\b[^.!?]{0,60}\b(?:sponsor\w*|brand|compensat\w*|received|thank)|\bas part of (?:my|a|the|their) (?:\w+ ){0,3}(?:campaign|partnership|ambassador\w*|blogger (?:program\w*|network)|collaboration)`,
  },
  // Gifts
  {
    id: 'en.gifted',
    kind: 'gift',
    weight: 0.8,
    formal: true,
    pattern: String.raw`#(?:gifted|prsample|freesample|pr)\b|[[(*](?:pr )?(?:gifted|gift|press sample|pr sample|review sample|c\/o|pr product)[\])*]|\b(?:was|were|been|kindly|generously|is|are|items?|products?|pr|\*) (?:\w+ )?gifted\b|\bgifted (?:to (?:me|us)|by|item|product|stay|me|us)\b|\bpr samples?\b|\bpress samples?\b|^\W*gifted\W`,
    unless: String.raw`\bgifted (?:child|student|program|writer|musician|artist)|{family}`,
  },
  {
    id: 'en.received-free',
    kind: 'gift',
    weight: 0.82,
    formal: true,
    pattern: String.raw`\b(?:i|we|i've|we've|i'd)(?: have)? {words}(?:receiv\w+|given|got|provided|sent|supplied)[^.!?]{0,90}?\b(?:free of charge|for free|free (?:sample|product|copy|copies|review|in exchange)|complimentary|at no (?:cost|charge)|in exchange|in return for|for review|for the purposes?|to review|to test|to try)\b|\b(?:free|complimentary|review|advance|arc|digital|e-?galley) (?:\w+ )?(?:cop(?:y|ies)|product|sample|unit|item|galley|arc|stay|tickets?|meal|e-?book)s? [^.!?]{0,70}\b(?:in exchange|from the (?:publisher|author|brand|manufacturer|company)|for (?:the purpose|this review|review|an? honest)|courtesy|provided|via netgalley|from netgalley)\b|\bin (?:exchange|return) for (?:an?|my|our|this) (?:\w+ ){0,3}(?:review|opinion|feedback|post|mention)`,
    unless: '{family}|{people}',
  },
  {
    id: 'en.provided-by',
    kind: 'gift',
    weight: 0.75,
    formal: true,
    pattern: String.raw`\b(?:product|products|sample|samples|copy|unit|item|items|book|stay|tickets|ingredients|materials|fabric|yarn|review (?:unit|copy)|kit|prize|prizes|device|meal|accommodation)s? (?:\w+ ){0,5}?(?:was|were|has been|have been|is|are)? ?(?:\w+ )?(?:provided|supplied|sent|donated|loaned|furnished|given)(?: (?:to|for) (?:me|us))?(?: \w+){0,3} (?:by|from|courtesy)\b|\b(?:provided|supplied|donated|sent over|loaned) (?:\w+ ){0,3}?(?:by|courtesy of) (?:the )?(?:{brand}|[a-z]+ for (?:review|this))|\bcourtesy of (?:the )?{brand}|\breview (?:unit|copy|sample)\b`,
    unless: '{family}|{project}',
  },
  {
    id: 'en.sent-me',
    kind: 'gift',
    weight: 0.35,
    named: 0.68,
    pattern: String.raw`\b(?:sent|gave|offered|gifted|mailed|shipped|lent|loaned|provided|supplied) (?:me|us) (?:\w+ ){0,3}?(?:an?|the|some|this|these|their|its|one|two|three|several|with|over|samples?|free|box|couple|to (?:try|review|test))\b|\b(?:i was|we were|i've been|i got|i have been|we've been) (?:\w+ ){0,2}?(?:sent|given|gifted|offered|provided with|supplied with|loaned|lent) (?:\w+ ){0,2}?(?:an?|the|some|this|these|their|one|two|three|several|with|samples?|free|box|couple)\b`,
    unless: String.raw`{family}|\b(?:email|link|message|letter|text|pull request|patch|error|invoice|question|opportunity|chance|advice|idea|homework|job|choice|option|gave me (?:the|an?) (?:idea|error|chance|feeling|headache|result))`,
  },
  {
    id: 'en.thanks-for-sending',
    kind: 'gift',
    weight: 0.78,
    pattern: String.raw`\b(?:thanks?|thank you|grateful)\b[^!?]{0,110}?\b(?:for (?:\w+ )?(?:sending|providing|supplying|gifting|giving|the (?:free |review |complimentary )?(?:sample|samples|product|products|copy|box|gift|goodies|opportunity to (?:try|test|review))|letting me (?:try|test|review)|hosting (?:me|us)|having (?:me|us)|inviting)|who sent)\b`,
    unless: String.raw`{family}|{project}|\b(?:email|feedback|patch|pull request|link|tip|comments?)\b`,
  },
  {
    id: 'en.asked-to-review',
    kind: 'gift',
    weight: 0.66,
    pattern: String.raw`\b(?:i was|we were|i've been|i got|we got|{brand}) (?:\w+ ){0,3}?(?:asked|contacted|approached|selected|chosen|invited|lucky enough|reached out)(?: \w+){0,6}? (?:to (?:\w+ )?(?:review|try|test|sample|receive|be sent|feature|write about)|if i (?:would|wanted|'d))|\breached out (?:to (?:me|us) )?(?:\w+ ){0,5}(?:to see|asking|if|about|offering)[^.!?]{0,60}(?:review|try|test|product|collaborat\w+|partner\w*|samples?)|\b(?:lucky|fortunate|had the (?:chance|opportunity|pleasure)) (?:enough )?(?:to|of) (?:receive|receiving|be sent|being sent|be gifted|try out|review)\b`,
    unless: String.raw`{family}|{project}|\b(?:pull request|paper|manuscript|code)\b`,
  },
  {
    id: 'en.own-opinions',
    kind: 'gift',
    weight: 0.6,
    pattern: String.raw`\b(?:all|my|as always|these|the)(?: \w+){0,4} (?:opinions|thoughts|views)(?: \w+){0,5} (?:are|remain) (?:\w+ ){0,3}(?:my own|mine|our own|honest)\b|\bhonest (?:review|opinion)\b[^.!?]{0,60}\b(?:exchange|free|sent|provided)`,
    unless: String.raw`\b(?:employer|company i work|do not (?:represent|reflect)|expressed here|not those of|represent the)\b`,
  },
  {
    id: 'en.netgalley',
    kind: 'gift',
    weight: 0.66,
    pattern: String.raw`\bnetgalley\b|\bedelweiss\b.{0,40}\b(?:copy|arc)\b|\b(?:an? )?arc (?:of|from|copy)\b`,
  },
  // Affiliation
  {
    id: 'en.affiliate-links',
    kind: 'affiliate',
    weight: 0.78,
    formal: true,
    pattern: String.raw`\baffiliates? (?:\w+ )?(?:links?|commission|program\w*|partner\w*|disclosure|marketing links)\b|\b(?:links?|post|page|article|site)\b[^.!?]{0,40}\b(?:is|are|contains?|include|uses?|may be|has) (?:\w+ ){0,3}affiliate|#(?:affiliate|afflink|aff|affiliatelink|commissionsearned)\b|[[(](?:affiliate|aff)(?: links?)?[\])]|\bamazon (?:services )?(?:associate|affiliate)s?\b|\b(?:i|we|me|us)\b[^.!?]{0,60}\b(?:earn|receive|get|make) (?:\w+ ){0,2}(?:small |tiny )?(?:commission|percentage|referral fee|kickback)`,
    unless: String.raw`{people}|\b(?:how to|start|join|create|build)\b[^.!?]{0,20}\baffiliate|\bno affiliate|\bpartner program manager`,
  },
  {
    id: 'en.use-code',
    kind: 'affiliate',
    weight: 0.66,
    pattern: String.raw`\b(?:use|with|enter|using|apply) (?:my |the |our |this )?(?:\w+ )?(?:discount |promo |coupon |referral )?code\b[^.!?]{0,60}(?:\d+ ?%|off|discount|save|free|checkout)|\b(?:\d+ ?%|discount|save)[^.!?]{0,60}\bcode ["']?[a-z0-9]+|\b(?:my|exclusive) (?:\w+ )?(?:discount|promo|coupon|referral) (?:code|link)|\b(?:discount|coupon|promo) code\b|\breferral link\b|\bdiscount for (?:my|our) readers|\b\d+ ?% off[^.!?]{0,40}\b(?:readers|code|link)`,
    unless: String.raw`\b(?:function|variable|database|checkout page|implement|api)\b`,
  },
  {
    id: 'en.rewardstyle',
    kind: 'affiliate',
    weight: 0.55,
    pattern: String.raw`\b(?:shop (?:my|this|the) (?:look|post|outfit)|liketoknow\.?it|rewardstyle|ltk)\b`,
  },
  // Invitation
  {
    id: 'en.was-invited',
    kind: 'invitation',
    weight: 0.42,
    named: 0.62,
    pattern: String.raw`\b(?:i was|we were|i've been|i got|we got|having been) (?:\w+ ){0,3}?invited (?:\w+ ){0,2}?(?:by|to (?:attend|try|visit|stay|experience|sample|check out|the (?:launch|opening|press|preview|event)|a (?:press|preview|tasting|launch|bloggers?|media))|along|down)\b|\b(?:invited|hosted) (?:me|us)\b|\bas (?:a )?guests? of\b`,
    unless: String.raw`{family}|{project}|\b(?:speak|talk|present|give a|keynote|wedding|party at|birthday|interview|join the (?:board|team))\b`,
  },
  {
    id: 'en.press-trip',
    kind: 'invitation',
    weight: 0.74,
    formal: true,
    pattern: String.raw`\b(?:press|media|fam|familiari[sz]ation|blog(?:ger)?) trip\b|\b(?:our|my|the|this) (?:\w+ ){0,4}?(?:stay|meal|trip|visit|tour|dinner|tickets?|accommodation|experience|flight)s? (?:\w+ ){0,3}?(?:was|were|has been) (?:\w+ ){0,2}?(?:complimentary|comped|hosted|sponsored|courtesy|provided|paid for by)\b|\b(?:press|media) (?:night|preview|event|dinner|pass)\b|\bblogger (?:event|night|brunch|dinner)s?\b|\bhosted by (?:the )?(?:visit|tourism|{brand})`,
    unless: '{project}|{people}',
  },
  // Contests
  {
    id: 'en.giveaway',
    kind: 'contest-host',
    weight: 0.62,
    pattern: String.raw`\bgive-?aways?\b(?! too much)|\bsweepstakes\b|\brafflecopter\b|\bgleam\.io\b`,
    unless: String.raw`\bdead giveaway|\b(?:tax|land|corporate|government) give-?away|\bi (?:entered|won)`,
  },
  {
    id: 'en.to-enter',
    kind: 'contest-host',
    weight: 0.62,
    pattern: String.raw`\b(?:to (?:enter|win)|for a chance to win|enter to win|you could win|chance to win|how to enter|up for grabs|entries close|open to (?:us|uk|residents|readers)|winners? will be|random\.org|one lucky (?:reader|winner)|two lucky|lucky winners?|to be entered|leave a comment[^.!?]{0,60}(?:win|enter|chance|giveaway|drawing))\b`,
    unless: String.raw`\b(?:election|war|game|match|lottery|argument|to enter (?:the|a|your|data|text)|press|username|password)\b`,
  },
  {
    id: 'en.contest',
    kind: 'contest-host',
    weight: 0.3,
    pattern: String.raw`\b(?:contest|competition) (?:time|alert|closed|is (?:now )?(?:open|closed)|ends|rules|winner)|\b(?:a|this|our|my) (?:\w+ )?(?:contest|prize draw)\b`,
    unless: '{project}|\\b(?:programming|coding|election|kaggle|beauty)\\b',
  },
  {
    id: 'en.entry',
    kind: 'contest-entry',
    weight: 0.6,
    pattern: String.raw`\b(?:this|my) (?:\w+ ){0,3}(?:is )?(?:my |an |our )?(?:entry|submission) (?:for|to|in|into) (?:\w+ ){0,6}(?:contest|competition|challenge|giveaway)|\bi(?:'m| am|'ve)? (?:\w+ ){0,2}enter(?:ed|ing) (?:\w+ ){0,6}(?:contest|competition|giveaway)|\b(?:i|we) won (?:\w+ ){0,6}(?:giveaway|contest|raffle|competition)`,
    unless: '{project}|\\b(?:programming|coding|hackathon|kaggle|chess)\\b',
  },
  // One's own
  {
    id: 'en.my-product',
    kind: 'own-product',
    weight: 0.6,
    formal: true,
    pattern: String.raw`\bmy (?:\w+ ){0,3}(?:book|e-?book|course|shop|store|cookbook|workshop|novel|app|class|membership|coaching|pattern|template|print|newsletter course)s? (?:\w+ ){0,3}?(?:is |are )(?:\w+ ){0,2}?(?:out|available|on sale|here|live|launching|now|open for|for sale|published|released|up for)\b|\b(?:buy|order|pre-?order|grab|get|purchase|check out) (?:your copy of |a copy of )?my (?:\w+ ){0,3}(?:book|e-?book|course|cookbook|novel|pattern|shop|store)|\bin my (?:etsy |online )?(?:shop|store)\b|\b(?:book|hire) me (?:for|to)\b|\bmy new (?:book|course|cookbook|e-?book)\b`,
    unless: String.raw`{family}|\bfavou?rite\b`,
  },
];

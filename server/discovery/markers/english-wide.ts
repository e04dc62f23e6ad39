import type { Marker } from './marker.ts';

const LESS = '{family}|{letters}|{project}';

/**
 * English, the wide tier: words that only suggest a relation. Each weighs little, so that one alone is a
 * doubtful proposal and two make a fair one; a person decides. The line above each says why it is here.
 */
export const englishWide: readonly Marker[] = [
  // A mark beside a single link discloses as much as a line at the top.
  {
    id: 'en.affiliate-mark',
    kind: 'affiliate',
    weight: 0.7,
    formal: true,
    pattern: String.raw`[[(*]\s*(?:an? |contains? )?(?:amazon )?(?:affiliate|aff|referral)(?: links?)?\s*[\])*]|\b(?:income|revenue|earnings|commissions?) (?:\w+ ){0,2}?(?:from|through|via) (?:\w+ )?affiliate|\baffiliate (?:commissions?|link shop)\b|\bas (?:an )?amazon associates?\b|amazon associates?,? (?:i|we) earn\b|\b(?:posts?|articles?|links?|pages?|blog|website|site)\b[^!?]{0,60}\b(?:contains?|includes?|be|are|to) (?:\w+ )?(?:affiliates?\b|affiliate links?)|\b(?:compensation|commission|paid) (?:when|if) you (?:click|buy|purchase)|\bpaid links?\b|\b(?:these|those|this|it) (?:are|is) (?:\w+ )?affiliate\b|\bamazon affiliates? program|\bi (?:\w+ )?(?:get|earn|receive) (?:an? )?(?:\w+ )?(?:kickback|bonus|commission|credit|referral fee|few (?:pennies|cents))\b[^.!?]{0,60}\b(?:if|when|for|with)\b|\b(?:this|my) (?:\w+ )?link (?:gets|gives) you\b`,
    unless: "{people}|\\bno affiliate|\\bhow to\\b|\\bdo(?:es)?n't\\b",
  },
  // "I was compensated for my time", the sponsor named at the end.
  {
    id: 'en.compensated-for',
    kind: 'paid',
    weight: 0.6,
    formal: true,
    pattern: String.raw`\b(?:i|we)(?:'ve| have| was| were|'m| am| been)+ (?:\w+ )?compensated (?:for|by)\b|\b(?:about|from|meet) (?:my|our|the|today's) sponsor\b|\bspon(?:sor)?ed (?:video|link|giveaway|event|feature|collaboration)\b|\bthank(?:s| you)\b[^.!?]{0,60} for (?:partnering|sponsoring|collaborating)\b|\bcollaborative (?:post|article)|\bpr collaboration|\bin (?:paid|sponsored) (?:partnership|collaboration)\b|\bftc\b[^.!?]{0,30}\b(?:disclos\w+|guidelines|rules|require\w*)`,
    unless: '{people}|{project}|\\b(?:not|never|no|state) ',
  },
  // Who pays, said of something; often of someone else's.
  {
    id: 'en.sponsored-by',
    kind: 'paid',
    weight: 0.24,
    mine: true,
    pattern: String.raw`\bsponsored by\b|\b(?:my|our) sponsors?\b|\bsponsorship\b`,
    unless: '{people}|{project}|\\b(?:not|never|no|state)[- ]',
  },
  // "I got one from the maker": received, with where from or what for.
  {
    id: 'en.received-something',
    kind: 'gift',
    weight: 0.24,
    named: 0.38,
    pattern: String.raw`\b(?:i|we)(?:'ve| have|'d| had)? (?:\w+ ){0,2}?(?:received|got|(?:was|were|been) (?:sent|given|provided|offered|handed|lent|loaned|supplied)) (?:[\w'-]+ ){0,6}?(?:from the (?:publisher|author|company|makers?|manufacturer|folks|people|team|guys|good)|courtesy of|to (?:try|review|test|play with|sample)|for review|free|complimentary|(?:sample|review|preview|advance|test|evaluation) )`,
    unless: LESS,
  },
  // A maker, shop or publisher does something for the author.
  {
    id: 'en.maker-gives',
    kind: 'gift',
    weight: 0.4,
    pattern: String.raw`\b(?:(?:brands?|company|companies|shops?|publishers?|manufacturers?|makers|agency|pr (?:team|firm|company)|sponsors?|retailers?|hotels?|resorts?|tourist board|tourism|label|winery|brewery|distillery)|(?:folks|people|team|guys) (?:over )?(?:at|from) [\w'& -]{2,30}?)(?: [\w'&-]+){0,4}? (?:(?:was|were) (?:kind|nice|generous|gracious|good) enough|(?:sent|gave|lent|loaned|provided|offered|mailed|shipped|let|treated|supplied|comped) (?:me|us)\b|(?:asked|invited|contacted|approached|e-?mailed) (?:me|us) )|\b(?:kindly|generously|graciously|very nicely) (?:sent|gave|lent|loaned|provided|offered|donated|gifted|supplied|hosted|agreed to send)\b|\b(?:kind|nice|generous|gracious) enough to (?:send|provide|donate|host)|\bthank(?:s| you) [^.!?]{2,40} for (?:hosting|another (?:\w+ )?(?:event|evening|tasting)|the (?:tasting|invite|event))`,
    unless: LESS,
  },
  // The words of reviewing what one didn't buy.
  {
    id: 'en.review-copy',
    kind: 'gift',
    weight: 0.5,
    pattern: String.raw`\b(?:review|press|preview|advance|evaluation|complimentary|free) (?:e-?book|copy|copies|units?|samples?|models?|galleys?|licen[cs]es?) (?:of|from|was|were|provided|to review|for review|in exchange)\b|\bblogger review program|\bpr (?:offerings?|gifts?|freebies?|packages?|items?|mailers?)\b|\b(?:early reviewers?|first reads|blogging for books|booksneeze|book tours?|blog tour|amazon vine|influenster|bzzagent|tomoson|crowdtap|glam media|blogher|collective bias|social fabric|mom central|izea|linqia|clever girls)\b`,
    unless: '{project}|\\bfree cop(?:y|ies) of (?:the )?(?:licen|source)',
  },
  // Asked to look at, write about or try.
  {
    id: 'en.asked-me',
    kind: 'gift',
    weight: 0.36,
    pattern: String.raw`\b(?:asked|invited|contacted|approached|e-?mailed|offered|challenged) (?:me|us) (?:[\w'-]+ ){0,4}?(?:to (?:review|try out|test|taste|check out|write (?:about|a review)|blog about|feature|sample)|if (?:i|we)(?:'d| would| wanted| were))|\b(?:i|we) (?:was|were|got|have been|'ve been) (?:\w+ )?(?:asked|contacted|approached|offered|invited) (?:by|to (?:review|try|test|taste|check out|write about|sample|attend))\b`,
    unless: `${LESS}|\\b(?:speak|talk|present|interview|paper|recruiter|police|conference|podcast|job)\\b`,
  },
  // Something to be won from the author: said in many ways.
  {
    id: 'en.win-something',
    kind: 'contest-host',
    weight: 0.3,
    mine: true,
    pattern: String.raw`\b(?:you (?:can|could|will|may|might) (?:\w+ )?(?:win|enter)|(?:want|like) to win (?:an?|one|this|these|some|it)\b|win (?:a|an|one of|your own|free|some|this|these|two|three) [^.!?]{0,80}\b(?:comment|enter|below|winner|reader|contest|giveaway)|(?:give|giving|given|gave) away (?:an?|some|two|three|four|five|\d+|one|free|the|copies|my|our)\b|\bwith the winner\b|entries (?:for|to|in) (?:my|our|this) |(?:the |our |and the |lucky )winners? (?:is|are|of (?:the|this|my|our)|was|were)\b|leave (?:me )?a comment[^.!?]{0,80}\b(?:win|enter|chance|copy|random|draw))`,
    unless: `${LESS}|\\b(?:election|game|match|war|season|team|league|olympic\\w*|race|award|oscar)s?\\b`,
  },
  // A contest or giveaway in the title or a heading.
  {
    id: 'en.contest-heading',
    kind: 'contest-host',
    weight: 0.5,
    pattern: String.raw`^\W*(?:[\w'&-]+ ){0,6}?(?:giveaway|sweepstakes|contest|prize draw|competition time)\b(?: (?:winners?|closed|results|time|now|deadline|reminder|announcement|entries)(?: is today)?)?\W*(?:$|[:!|(])`,
    unless: `${LESS}|\\b(?:beauty|senate|election|cooking|programming|design|photo|speech|essay|king cake|dead|clear|obvious)\\b|\\b(?:won|lost|entered|judge\\w*)\\b`,
  },
  // A contest named in passing by the one who holds or enters it.
  {
    id: 'en.contest-named',
    kind: 'contest-host',
    weight: 0.3,
    mine: true,
    pattern: String.raw`\b(?:having|holding|hosting|running|doing|my|our|blog|blogiversary) (?:[\w'-]+ ){0,2}?(?:contest|giveaway|raffle|prize draw)\b|\bdrawing (?:for (?:a|an|some|the|two|three)|on (?:her|his|my|our|their) blog)\b|\b(?:donated|offered|sponsored) (?:[\w'-]+ ){0,3}?prizes?\b|\bprize (?:pack|package|winner)s?\b`,
    unless: `${LESS}|\\b(?:election|presidential|senate|programming|coding|speech|hackathon|kaggle|beauty|pissing|dead|cook-?off|science|spelling|football|matches|championship)\\b`,
  },
  // Won from someone's blog or shop.
  {
    id: 'en.i-won',
    kind: 'contest-entry',
    weight: 0.36,
    pattern: String.raw`^\W*i w(?:in|on)\b(?!'| (?:the|my|an? (?:argument|game|bet)))|\b(?:i|we) (?:\w+ )?(?:won|entered) [^.!?]{0,80}\b(?:contest|giveaway|raffle|drawing|draw|competition)\b|\bdo i hope i win\b|\bi (?:was|am) (?:the|one of the|a) (?:lucky )?winners?\b|\bas the winner of\b`,
    unless:
      '{project}|\\b(?:election|game|match|race|war|chess|hackathon|programming|speech|season|trophy)\\b',
  },
  // It came by post, from whom isn't said.
  {
    id: 'en.arrived',
    kind: 'gift',
    weight: 0.24,
    named: 0.3,
    pattern: String.raw`\b(?:came|comes|arrived|was sent|were sent) (?:to|at) (?:me|us|my (?:door|desk|doorstep|house|office)) (?:from|courtesy|via|by)\b|\b(?:landed|arrived|appeared|turned up) (?:on|at) (?:my|our) (?:doorstep|door|desk)\b|\bunboxing\b`,
    unless: `${LESS}|\\b(?:ordered|bought|police|bill|subscription)\\b`,
  },
  // A rebate offered to those who read.
  {
    id: 'en.readers-rebate',
    kind: 'affiliate',
    weight: 0.36,
    pattern: String.raw`\b(?:readers|friends|followers|subscribers|you (?:can|will|get|save))\b[^!?]{0,80}\b(?:\d+ ?% (?:off|discount)|discount codes?|coupon codes?|vouchers?|promo(?:tional)? codes?)\b|\b(?:\d+ ?% off|discount|coupon)\b[^.!?]{0,60}\b(?:for|to) (?:my |our |all )?readers\b|\b(?:special|exclusive) (?:offer|deal|discount)s? (?:for|to)\b`,
    unless: `${LESS}|\\b(?:stocks?|tax|insurance|employees?|students?|medicare|rate)\\b`,
  },
  // Invitations and hospitality, without the word.
  {
    id: 'en.hospitality',
    kind: 'invitation',
    weight: 0.24,
    named: 0.28,
    mine: true,
    pattern: String.raw`\b(?:press|media|blogger|preview|launch|vip) (?:day|evening|screening|preview|invite|launch|event|party|tour|lunch|breakfast|tickets?)\b|\b(?:hosted|comped|flew|put) (?:me|us) (?:up|out|for|at|in|to)\b|\b(?:complimentary|comped|free) (?:stay|night|meal|dinner|lunch|tickets?|passes|pass|room|trip|tour|flight|membership)\b|\bguests? of (?:the )?(?:{brand}|[a-z]+ (?:hotel|tourism|resort|restaurant))|\bon the house\b`,
    unless: `${LESS}|\\b(?:white house|president|campaign)\\b`,
  },
  // What the author sells, announced or linked.
  {
    id: 'en.sells-own',
    kind: 'own-product',
    weight: 0.4,
    formal: true,
    pattern: String.raw`\b(?:my|our) (?:[\w'-]+ ){0,3}?(?:books?|e-?books?|cookbooks?|courses?|class|workshops?|shop|store|album|patterns?|programs?|bootcamp|membership)\b[^.!?]{0,70}\b(?:available|amazon|buy|order|copy|out (?:now|today|in)|on sale|for sale|sign up|enrol\w*|register|launch\w*|open|released?|published|kindle|hits? (?:the )?shel\w+)\b|\b(?:buy|order|pre-?order|grab|purchase|pick up|get) (?:[\w'-]+ ){0,3}?(?:my|our) (?:[\w'-]+ ){0,3}?(?:books?|e-?books?|cookbooks?|courses?|patterns?|album)\b|\b(?:doors|registration|enrol?lment|sign-?ups?) (?:are|is) (?:now )?open\b|^[^.!?]{0,60}\bis now open\W*$|\b(?:buying|bought|from|of) (?:my|our) (?:new )?cook ?books?\b|\bbuying my book\b|\bcook ?book\b[^.!?]{0,60}\b(?:order|buy)\b|\bwatch out for sales on\b|\bread my (?:\w+ )?books?\b|\b(?:books?|course) (?:that )?i (?:co-?)?(?:wrote|authored)\b`,
    unless: '\\bmy favou?rite (?:\\w+ )?(?:cook)?book\\b|\\b(?:reading my|borrowed|library)\\b',
  },
  // Thanks to those who make or sell.
  {
    id: 'en.thanks-makers',
    kind: 'gift',
    weight: 0.28,
    pattern: String.raw`\b(?:thanks?|thank you|kudos|shout ?-?out) (?:\w+ ){0,3}?to (?:all )?(?:the |our |my )?(?:[\w'-]+ ){0,3}?(?:{brand})[^.!?]{0,80}\b(?:for|who)\b`,
    unless: LESS,
  },
  // A heading that discloses whatever follows.
  {
    id: 'en.disclosure-heading',
    kind: 'gift',
    weight: 0.22,
    pattern: String.raw`^\W*(?:full |fcc |ftc )?(?:disclosure|disclosures)\b`,
    unless: String.raw`\b(?:employ\w+|employer|work (?:for|at)|shares?|stock|invest\w*|advisor\w*|board of|not (?:sponsored|paid|compensated)|policy)\b`,
  },
  // In return for something.
  {
    id: 'en.in-return',
    kind: 'gift',
    weight: 0.3,
    mine: true,
    pattern: String.raw`\bin (?:exchange|return) for (?:an? |my |our |writing |some )?(?:\w+ )?(?:review|post|opinion|feedback|mention|article|link|coverage|write-?up)`,
    unless: '{project}|{people}',
  },
  // Taken up by a brand: ambassador, partner, team.
  {
    id: 'en.brand-team',
    kind: 'partnership',
    weight: 0.15,
    mine: true,
    pattern: String.raw`\b(?:brand (?:ambassador|rep|partner)|ambassador for|partner(?:ed|ing|ship)? with|team(?:ed|ing) up with|collaborat(?:ed|ing|ion) with|working with) (?:the )?[a-z]`,
    unless: `${LESS}|{people}|\\b(?:colleagues?|students?|clients?|customers?|developers?|teams?|designers?|schools?|libraries|police|teachers?|code|data|api|images?|files?)\\b`,
  },
];

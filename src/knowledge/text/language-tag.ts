/*
 * Language tags (BCP 47) as folders, file names and front matter write them. The subtags are those of Unicode's CLDR,
 * which has the languages that people write sites in; any three letters might be one of the 8,000 of ISO 639-3.
 */

/** Languages of two letters. */
const short = words(`
  aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
  en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it
  iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo
  mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh
  si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
  yi yo za zh zu
`);

/** Languages of three letters, among them words such as `new` and `war`. */
const long = words(`
  ace ach ada ady aeb afh agq ain akk akz ale aln alt ang ann anp arc arn aro arp arq ars arw ary arz asa ase ast
  atj avk awa bal ban bar bas bax bbc bbj bej bem bew bez bfd bfq bgc bgn bho bik bin bjn bkm bla blo blt bpy bqi
  bra brh brx bss bua bug bum byn byv cad car cay cch ccp ceb cgg chb chg chk chm chn cho chp chr chy cic ckb clc
  cop cps crg crh crj crk crl crm crr crs csb csw dak dar dav del den dgr din dje doi dsb dtp dua dum dyo dyu dzg
  ebu efi egl egy eka elx enm esu ewo ext fan fil fit fon frc frm fro frp frr frs fur gaa gag gan gay gba gbz gez
  gil glk gmh goh gon gor got grb grc gsw guc gur guz gwi hai hak haw hax hif hil hit hmn hnj hsb hsn hup hur iba
  ibb ikt ilo inh izh jam jbo jgo jmc jpr jrb jut kaa kab kac kaj kam kaw kbd kbl kcg kde kea kek ken kfo kgp kha
  kho khq khw kiu kkj kln kmb koi kok kos kpe krc kri krj krl kru ksb ksf ksh kum kut kwk kxv lad lag lah lam lez
  lfn lij lil liv lkt lmo lol lou loz lrc lsm ltg lua lui lun luo lus luy lzh lzz mad maf mag mai mak man mas mde
  mdf mdr men mer mfe mga mgh mgo mic min mnc mni moe moh mos mrj mua mus mwl mwr mwv mye myv mzn nan nap naq nds
  new nia niu njo nmg nnh nog non nov nqo nso nus nwc nym nyn nyo nzi ojb ojc ojs ojw oka osa ota pag pal pam pap
  pau pcd pcm pdc pdt peo pfl phn pis pms pnt pon pqm prg pro quc qug raj rap rar rgn rhg rif rof rom rtm rue rug
  rup rwk sad sah sam saq sas sat saz sba sbp scn sco sdc sdh see seh sei sel ses sga sgs shi shn shu sid slh sli
  sly sma smj smn sms snk sog srn srr ssy stq str suk sus sux swb syc syr szl tce tcy tem teo ter tet tgx tht tig
  tiv tkl tkr tlh tli tly tmh tog tok tpi tru trv trw tsd tsi ttm ttt tum tvl twq tyv tzm udm uga umb vai vec vep
  vls vmf vmw vot vro vun wae wal war was wbp wuu xal xmf xnr xog yao yap yav ybb yrl yue zap zbl zea zen zgh zun
  zza
`);

const regions = words(`
  ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bu bv
  bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr cs cu cv cw cx cy cz dd de dg dj dk dm do dy dz ea ec ee
  eg eh er es et eu ez fi fj fk fm fo fr fx ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr
  ht hu hv ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
  lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng nh ni nl no np nr
  nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa qo re rh ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm
  sn so sr ss st su sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug uk um un us uy uz va
  vc vd ve vg vi vn vu wf ws xk yd ye yt yu za zm zr zw
`);

const scripts = words(`
  adlm arab armn beng bopo cans cher cyrl deva ethi geor grek gujr guru hang hani hans hant hebr hira jpan kana
  khmr knda kore laoo latn mlym mong mtei mymr olck orya rohg sinh sund syrc taml telu tfng thaa thai tibt vaii
  yiii
`);

const variants = words(`
  1901 1996 fonipa oxendict pinyin tarask valencia
`);

/** A language tag; not sure for three letters and English words, which are languages only where more says so. */
export interface LanguageTag {
  /** In lower case, with hyphens. */
  readonly tag: string;
  readonly sure: boolean;
}

/** Returns the tag that a text is, such as `pcm`, `zh-Hans` or `pt_br`; undefined for other texts. */
export function languageTag(text: string): LanguageTag | undefined {
  // Most folders are longer words.
  if (text.length < 2 || text.length > 20) return undefined;
  const [language = '', ...others] = text.toLowerCase().split(/[-_]/u);
  const named = names[language];
  if (named !== undefined) return others.length === 0 ? { tag: named, sure: false } : undefined;
  const sure = short.has(language);
  if (!(sure || long.has(language))) return undefined;
  const isKnown = (part: string) =>
    regions.has(part) || scripts.has(part) || variants.has(part) || /^\d{3}$/u.test(part);
  return others.every(isKnown) ? { tag: [language, ...others].join('-'), sure } : undefined;
}

const names: Readonly<Record<string, string>> = {
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  german: 'de',
  japanese: 'ja',
  korean: 'ko',
  spanish: 'es',
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

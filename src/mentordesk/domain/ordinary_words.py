"""Words that are names and something else as well: alone they tell nobody."""

_WRITTEN_FOR_OTHERS = """
    a about account also am an and another backed be because been before being by came carried
    carry colleague comes could credit english for form from further give given go grateful had
    have hello helped her him his i idea in into is it itself know known like made me mentordesk
    more my name not notice noticed now of on open our out over own person phone propose
    proposed review room said say shape shaped she should so something take taken tell thank
    that the them there they this to use used want was we were what where who whose with words
    would write writes you your
"""
_NAMES_TOO = """
    all amber an angel april art ash august autumn baker banks barber bear bell berry best bill
    bishop black blue bob book booth bough bow brand bridge bright brook brooks brown bush but
    butler can car card carpenter carter case cash chance chase cherry chip church clay cliff
    cloud coin cole cook cooper cross crystal curry dale dawn day dean do dove down drum duke
    earl early east else even ever fair faith fall farmer field fisher flint flower ford forest
    fox frank free french friend frost garden gay german glen gold good grace grant gray green
    grey gross guy hall hammer hand harmony hart he heart heath hill hills holiday home honey hood
    hope hours house how hunt hunter if iron january jet jewel job joy judge july june just
    justice keen king knight lake lamb land lane large last law line link lion little long lord
    love low lucky maker man march mark marks mars marsh masters may mayor mercy might mile
    miles mill miller mills mine miner mint misty mix moon moore moss most mountain new nice
    night no noble nor north oak ocean old one only or orange orchard page paint park parks part
    pat patience peace pearl pen penny piano pine pink pitch plant plum pole pond pool pope
    porter post potter power powers present price prince queen rain ray read reason red reed
    rest rice rich ring rise river rivers road rock root rose run rush rusty sage sailor sand
    savage self shade sharp shell shepherd shore short silver singer sky small smart snow
    soldier some son song south spring star stark steel stone storm street strong such summer
    sun sunny swan sweet sword temple ten than then thorn time too trace trip true turner two
    under up van venture violet walker wall ward warm waters way wealth well west wheel while
    white why wild will win wind wing winter wise wish wolf wood woods work worth yet young
"""
ORDINARY = frozenset((_WRITTEN_FOR_OTHERS + _NAMES_TOO).split())
"""In small letters each of these is taken for the word."""

_LITTLE = """
    all an else even ever fair good had he how if just last no nor now one only or part some such
    than then time too true under up well while why
"""
SELDOM_NAMES = frozenset((_WRITTEN_FOR_OTHERS + _LITTLE).split())
"""Where a sentence begins each of these is taken for the word, unless AFTER_A_NAME follows."""

_GO_ON = """
    a all an another any anybody anyone anything be both each every everybody everyone everything
    have he her his how i it its me more my no nobody not nothing of our people she some somebody
    someone something that the their them there these they things this those us we what whether
    which you your
"""
AFTER_A_WORD = frozenset(_GO_ON.split())
"""Where a sentence begins the word before one of these is an ordinary one, as in “May we”."""

_AFTER = "s noticed proposed shaped carried backed helped had said suggested told thinks thought"
AFTER_A_NAME = frozenset(_AFTER.split())
"""What makes a name of the word before it even where a sentence begins, “s” as in “May’s”."""
_PERSON = "asked brought built did gave who wrote"
AFTER_A_PERSON = AFTER_A_NAME | frozenset(_PERSON.split())
"""What leaves no doubt that the word before it is a name, also where a sentence begins."""
AFTER_NO_MONTH = frozenset({"s", "said", "says", "suggested", "thinks", "thought", "told"})
"""What makes a name of a month before it even where a month is meant otherwise."""
_BEFORE_A_WORD = """
    a an any each every her his its my no our some that the their these this those your
"""
BEFORE_A_WORD = frozenset(_BEFORE_A_WORD.split())
"""With one of these before it even a word with a capital may be an ordinary one."""
MONTHS = frozenset({"april", "may", "june", "july", "august", "january", "march"})
_BEFORE = "in since until during last next early late mid"
BEFORE_A_MONTH = frozenset(_BEFORE.split())
"""With one of these before it, or a number beside it, a month is meant."""
_ABBREVIATED = """
    ai am bc ca cc cd cv dc dj eg eu hr id ie ip it la nb ok pc pm po pr ps qa rd sa tv uk un us vp
"""
ABBREVIATED = frozenset(_ABBREVIATED.split())
"""Two letters that are usually something else than initials, also with dots, as in “U.S.”."""
_WITH_AN_S = (
    "als bis bus das des dis dos gas has his is its les los mas mis nos pas tis uns us was yes"
)
NO_GENITIVE = frozenset(_WITH_AN_S.split())
"""Short words that end in s by themselves, also where a name is what is before it: Ye and “yes”."""

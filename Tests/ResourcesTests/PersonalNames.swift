// SPDX-License-Identifier: Apache-2.0

/// Names and nicknames common in Britain, against which invented words and texts are held.
enum PersonalNames {
  /// Given names and family names, in lower case.
  static let common = given.union(family)

  /// Given names, in lower case.
  static let given = split(
    """
    aaron abigail adam adrian aidan alan albert alec alex alexander alexandra alfie alfred alice
    alison amanda amber amelia amy andrea andrew angela angus ann anna anne annie anthony antonia
    archie arthur ash ashley aubrey audrey austin ava barbara barnaby barry basil beatrice becky
    belinda ben benedict benjamin bernard beryl beth betty beverley bill billy blake bob bonnie
    brandon brenda brian bridget bruce bryan bryony caitlin callum calum cameron carl carla carly
    carmen carol caroline catherine cecil celeste celia charles charlie charlotte chelsea cherry
    chloe chris christian christine christopher clara clare clement cleo clive coco cole colin
    connor coral craig crystal curtis cyril daisy dale damian daniel danny daphne darcy darren
    dave david dawn dean deborah delia denis dennis derek desmond diana diane dick dominic don
    donald donna dora doreen doris dorothy douglas duncan dylan ebony eddie edgar edith edmund
    edward eileen elaine eleanor eliza elizabeth ella ellen ellie elliot elsa elsie emerald emily
    emma emmanuel enid eric erica erin ernest esme esther ethan ethel eugene eva eve evelyn evie
    ewan faith fay felicity felix fern fiona fleur flora florence frances francesca francis frank
    fraser fred freda freddie frederick freya gabriel gail gareth garnet gary gavin gemma gene
    geoff geoffrey george georgia georgina gerald geraldine gerard gideon gilbert giles gillian
    gina ginger gladys glen glenda glenn gloria gordon grace graham grant greg gregory gwen hamish
    hannah harold harriet harrison harry harvey hattie hazel heath heather hector helen henrietta
    henry herbert hilary hilda holly hope howard hugh hugo humphrey ian imogen india ingrid ira
    irene iris isaac isabel isabella isla ivan ivor ivory ivy jack jackie jackson jacob jacqueline
    jade jake james jamie jan jane janet janice jared jasmine jason jasper jay jean jeff jeffrey
    jemima jemma jennifer jenny jeremy jerome jerry jess jesse jessica jet jethro jill jim jimmy
    jo joan joanna joanne jocelyn joe joel john jon jonah jonathan jordan joseph josephine josh
    joshua joy joyce juan judith judy julia julian julie juliet june juniper justin karen karl
    kate katherine kathleen kathryn katie katy kay keith kelly ken kenneth kerry kevin kim kirsty
    kit kitty kyle lance lara lark laura laurel lauren laurence lavender lawrence layla lee leigh
    lena lenny leo leon leonard leonie leroy lesley leslie lewis liam lila lilian lily linda
    linnet lionel lisa liz lizzie lloyd lois lola lorna lorraine louis louisa louise lucas lucinda
    lucy luke luna lydia lynn mabel mable maddie madeleine madge maggie maisie malcolm mandy
    marcel marcia marcus margaret margot maria marian marie marigold marilyn marina mario marion
    marjorie mark marlon marmaduke martha martin martina mary mason matilda matt matthew maud
    maureen maurice mavis max maxine may maya meadow megan melanie melissa mercy meredith merle
    merlin mia mica michael michelle miles millie minnie miranda miriam moira molly mona monica
    montague morgan morris muriel myra myrtle nadia nancy naomi natalie natasha nathan neil nell
    nelly neville nicholas nicola nigel nina noah noel nora norma norman oak octavia olive oliver
    olivia omar onyx opal ophelia oscar oswald otis otto owen pablo paddy paige pam pamela pansy
    pat patience patricia patrick paul paula pauline pearl peggy penelope penny peony percy perry
    peter petra phil philip philippa phoebe phyllis pierce pippa polly poppy primrose priscilla
    prudence queenie quentin rachel ralph ramona randolph raven ray raymond rebecca reece reg
    reggie reginald rex rhea rhiannon rhoda rhys richard rick rita river rob robert roberta robin
    rocky rod roderick rodney roger roland ron ronald rory rosa rosalind rose rosemary ross rowan
    roxanne roy ruby rudolph rufus rupert russell ruth ryan sabrina sadie saffron sage sally sam
    samantha samson samuel sandra sandy sapphire sara sarah saul scarlet scarlett scott sean
    sebastian selina serena seth shane sharon shaun sheila shelley shirley sid sidney sienna silas
    silvia simon sky skye sofia sol sonia sophia sophie spencer stacey stan stanley stella
    stephanie stephen steve steven stewart stuart sue summer susan susannah suzanne sydney sylvia
    tabitha tamara tammy tamsin tanya tara ted terence teresa terry thea theo theodore theresa
    thomas tilly tim timothy tina toby todd tom tommy toni tony topaz tracy travis trevor trinity
    tristan trudy tyler una ursula valerie vanessa vera verity vernon veronica vicky victor
    victoria vince vincent viola violet virginia vivian vivien wallace walter wanda warren wayne
    wendy wesley wilbur wilfred will william willow winifred winston wren yasmin yolanda yvonne
    zachary zara zoe
    """
  )

  /// Family names that are not given names too, in lower case.
  static let family = split(
    """
    abbott adams adamson ainsworth aldridge allen allison ambrose anderson andrews appleby archer
    armitage armstrong arnold ashton aston atkins atkinson bacon bailey baker baldwin ball ballard
    banks barber barker barlow barnes barnett barr barrel barrett barron bartlett barton bass
    bates batt baxter beadle bean beard beck beech bell bellows bennett benson bentley berry best
    birch bird bishop black blackbird blackburn blackwell blair bloom blunt bolt bolton bond boot
    booth bourne bowen bower bowers bowman box boyd boyle brace bradley bradshaw brady bragg braid
    brand bray brewer brick bridge bridges bright broad brook brooke brookes brooks broom brown
    browne bryant buck buckle buckley bull bullock bunting burgess burke burn burnett burns
    burrows burton bush butcher butler button byrne cain cairns callaghan campbell cannon cardinal
    carey carpenter carr carroll carter cartwright case cash castle chalk chambers chandler
    chapman charlton church clapham clark clarke clay clayton cleaver clegg clements cliff clough
    coates cobb cohen coleman coles collier collins conway cook cooke cooper coote corbett cork
    cornwell cotton couch court cowan cox crabb crane crawford cross crossley crow crowe crowther
    cullen cummings cunningham curran currie curry cutler dalton daly daniels davey davidson
    davies davis davison dawson day deacon dell dempsey dickinson dickson diver dixon dobson dodd
    doherty donnelly donovan dove dowling down downing doyle drake drew driver duck duckworth
    dudley duffy duke dunn dyer eagle eagles earl east eaton edge edwards eldridge elliott ellis
    emery english evans everett fagan faircloth fairclough falcon farmer farrell faulkner fellows
    fenton ferguson ferry field fielding finch fish fisher fitzgerald fleet fleming fletcher flint
    flower flowers flynn foley ford foreman forest forrest forster foster fowler fox franklin
    freeman french frost fry fryer fuller furness gale gallagher gannet gardener gardiner gardner
    garner garrett gates gibbons gibbs gibson gill glass glover goddard godfrey gold golding good
    goodman goodwin goose gough gould gray green greenwood grey griffin griffiths groves gull gunn
    hale hall hamer hamilton hammond hancock hand hanson harding hardy hargreaves harp harper
    harris hart hartley hastings hawk hawkes hawkins hay hayes haynes hayward head hedges
    henderson heron hewitt hicks higgins hill hills hilton hinds hobbs hobson hodge hodges hodgson
    hogan holden holder holdsworth holland holloway holmes holt honey hood hook hooper hopkins
    hopper horn horton house houston howarth howe howell hudson huggins hughes hull hume humphreys
    hunt hunter hurst hussain hutchinson hyde ingram irving jarvis jefferson jenkins jennings
    jewel johnson johnston jones judd judge kaye keane kemp kendall kennedy kent kerr kettle key
    keys khan kidd king kirby kirk kite knight knott knowles lake lamb lambert lane lang large law
    lawson leach leaf lees lemon lester lever lightfoot lilley lindsay little livingstone lock
    locke lomas long lord love lovell lowe lute lynch lyons mace mackay mackenzie mallard mallet
    mallett malone mann manning marble march marks marlow marsden marsh marshall massey matthews
    mead meadows mellor mercer middleton mill millar miller mills milne mitchell monk moon mooney
    moore moran morley morrison morton moss mott mould muir mullins murphy murray myers nail nash
    naylor neal needle nelson newman newton nicholls nicholson nightingale noble nolan norris
    north norton nunn oakley obrien oconnor odonnell oneill orchard osborne owens pack paddock
    page painter palmer park parker parkes parkin parkinson parrot parrott parry parsons partridge
    patel paterson patterson payne peach peacock pearce pearson peel pegg pence penn pepper
    perkins peters phillips phipps pickering pike pitcher pitt plant plum plumb pollard pond poole
    pope porter potter potts powell power pratt preece prescott price priest prince pritchard
    proctor pryce pugh quail quill quince quinn radford ramsay ramsey randall rawlings rayner read
    redfern reed rees reeves reid reilly renshaw reynolds rhodes rice richards richardson richmond
    riley ritchie rivers robb roberts robertson robins robinson robson rodgers rogers rook roper
    rowe rowland rowley royle rudd rush rust rutherford sadler salmon salter sanders sanderson
    sargent saunders savage sawyer schofield sears sergeant sewell seymour sharp sharpe shaw
    shelton shepherd sheppard sheridan short silk silver simmonds simmons simpson sims sinclair
    singer singh skinner slater sloan small smart smith snow snowdon spade sparrow speed spence
    spicer spring squire squires stafford stamp stanton starling steel steele stephens stephenson
    stevens stevenson still stock stokes stone storey stork street stringer stubbs sullivan
    summers sumner sutherland sutton swallow swan sweeney sweet swift sykes talbot tanner tate
    taylor teal tempest temple tennant thatcher thompson thomson thornton thorpe tiller tomlinson
    townsend trotter trout tucker turnbull turner tyson underwood vaughan vickers vine wade
    wagstaff wainwright waite walker wall waller wallis walls walsh walters walton ward warner
    water waters watkins watson watt watts weaver webb webber webster weir welch wells welsh west
    weston whale wharton wheat wheeler whistler white whitehead whitehouse whiteley whittaker
    wicker wicks wilcox wild wilde wilkins wilkinson williams williamson willis wills wilson
    winter winters wise wolf wood woodcock woods woodward worth wright wyatt yates yeo york young
    """
  )

  /// Given names that are ordinary English words as well and mean nobody inside a sentence.
  static let ordinary = split(
    """
    ash austin basil ben chelsea cherry chris clement coral craig crystal dale dawn dean don eve
    faith fay fern flora frank gene ginger glen grace grant harry hazel heath heather holly hope
    india iris ivy jack jade jan jay jean jet joy june kay kit kitty lance laurel lavender lee leo
    lily luna mark may meadow mercy miles morgan nelly oak olive opal paddy pansy pat patience
    pearl penny perry pierce poppy primrose prudence ray river rob robin rocky rod rose rosemary
    ross rowan ruby saffron sage sally sandy scarlet sky sol spencer sue summer ted tilly tony
    topaz trinity vera verity victor viola violet warren will willow wren
    """
  )

  /// Words that would be unkind, suggestive or comical as what a person is called by.
  static let unkind = split(
    """
    ass bastard bitch bloater boob booby bounty bustard buzzard chick chump clot cobra cock
    cockatoo coconut coot cow cowbird cracker crumpet cuckoo devil dick dodo donkey drongo fossil
    galah gannet goat goose grouse hag ham hen hobby hooker hyena jug knob knocker leech lemon
    lettuce louse lovebird magpie melon moll mule muffin mug nag nut oar ox pansy parasite pig
    plonker pouch prune puff pumpkin rat rubber screw shag shrew skunk sloth slug snail snake
    spade sponge spotted swallow swine tart tassel thicket thrasher thrush tit titmouse toad tool
    treacle turkey turnip twig vulture weasel whip wimp worm
    """
  )

  private static func split(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}

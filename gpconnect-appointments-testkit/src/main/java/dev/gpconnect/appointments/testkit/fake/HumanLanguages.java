package dev.gpconnect.appointments.testkit.fake;

import java.util.Set;

/** The codes of CareConnect-HumanLanguage-1: ISO 639-1, and Braille and the sign languages (02 section 8.7). */
final class HumanLanguages {
    private static final Set<String> CODES = Set.of("""
            q1 q2 q3 q4 q5 aa ab af ak sq am ar an hy as av ae ay az ba bm eu be bn bh bi bo bs br bg my ca cs
            ch ce zh cu cv kw co cr cy da de dv nl dz el en eo et ee fo fa fj fi fr fy ff ka gd ga gl gv gn gu
            ht ha he hz hi ho hr hu ig is io ii iu ie ia id ik it jv ja kl kn ks kr kk km ki rw ky kv kg ko kj
            ku lo la lv li ln lt lb lu lg mk mh ml mi mr ms mg mt mn na nv nr nd ng ne nn nb no ny oc oj or om
            os pa pi pl pt ps qu rm ro rn ru sg sa sr si sk sl se sm sn sd so st es sc ss su sw sv ty ta tt te
            tg tl th ti to tn ts tk tr tw ug uk ur uz ve vi vo wa wo xh yi yo za zu
            """.strip().split("\\s+"));

    private HumanLanguages() {}

    /** Whether the code system has the code; its binding is required (M-EXT-07). */
    static boolean has(String code) {
        return CODES.contains(code);
    }
}

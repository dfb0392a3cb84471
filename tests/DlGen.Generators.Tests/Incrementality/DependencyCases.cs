namespace DlGen.Generators.Tests.Incrementality;

/// <summary>What a declaration can depend on: files with networks, and an edit of the last file that changes what is generated.</summary>
internal static class DependencyCases
{
    private const string CustomLayer = """
        public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x.CopyTo(y);
        public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => dy.CopyTo(dx);
        """;

    private const string ParametricLayer = """
        public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> p, Span<T> y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x.CopyTo(y);
        public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> p, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dp) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => dy.CopyTo(dx);
        """;

    private const string Applied = "using DlGen; [Network(2), Linear(3), Apply(nameof(F)), Linear(2)] public partial class Net { [Elementwise] static float F(float x) => ";

    /// <summary>By name: the files before the edit, the last file's text that is edited, and what it becomes.</summary>
    public static Dictionary<string, (string[] Files, string From, string To)> All { get; } = new()
    {
        ["Constant"] = (["using DlGen; [Mlp(Sizes.Inputs, 3, 2)] public partial class Net;", "static class Sizes { public const int Inputs = 4; }"], "4", "5"),
        ["ConstantOfAConstant"] = (
            ["using DlGen; [Mlp(Sizes.Inputs, 3, 2)] public partial class Net;", "static class Sizes { public const int Inputs = 2 * Other.Half; }", "static class Other { public const int Half = 2; }"], "= 2", "= 3"),
        ["ConstantThatBecomesAField"] = (["using DlGen; [Mlp(Sizes.Inputs, 3, 2)] public partial class Net;", "static class Sizes { public const int Inputs = 4; }"], "const", "static"),
        ["ConstantOfABase"] = (["using DlGen; [Mlp(Net.Inputs, 3, 2)] public partial class Net : Base;", "class Base : Root;", "class Root { public const int Inputs = 4; }"], "4", "5"),
        ["ConstantByUsingStatic"] = (["using DlGen; using static Sizes; [Mlp(Inputs, 3, 2)] public partial class Net;", "static class Sizes { public const int Inputs = 4; }"], "4", "5"),
        ["ConstantByGlobalUsingStatic"] = (["using DlGen; [Mlp(Inputs, 3, 2)] public partial class Net;", "static class Sizes { public const int Inputs = 4; }", "global using static Sizes;"], "global using static Sizes;", ""),
        ["ConstantThatIsHidden"] = (["using DlGen; namespace A.B { [Mlp(Sizes.Inputs, 3, 2)] public partial class Net; }", "static class Sizes { public const int Inputs = 4; }", "class C;"], "class C;", "namespace A { static class Sizes { public const int Inputs = 5; } }"),
        ["NamespaceThatHidesAType"] = (["using DlGen; namespace A.B { [Mlp(Sizes.Inputs, 3, 2)] public partial class Net; }", "static class Sizes { public const int Inputs = 4; }", "class C;"], "class C;", "namespace A.Sizes { class Inputs; }"),
        ["EnumMember"] = (["using DlGen; [Mlp((int)Kind.B, 3, 2)] public partial class Net;", "enum Kind { A = Other.First, B }", "static class Other { public const int First = 2; }"], "= 2", "= 3"),
        ["Choice"] = (["using DlGen; [Mlp(2, 3, 2, Activation = Choices.Hidden)] public partial class Net;", "static class Choices { public const DlGen.Activation Hidden = DlGen.Activation.Tanh; }"], "Tanh", "Relu"),
        ["NameOfAFunction"] = (
            ["using DlGen; [Mlp(2, 3, 2, ActivationFunction = Names.Hidden)] public partial class Net { [Elementwise] static float F(float x) => x * x; [Elementwise] static float G(float x) => x * x * x; }", "static class Names { public const string Hidden = \"F\"; }"], "\"F\"", "\"G\""),
        ["PartsOfANameOfAFunction"] = (
            ["using DlGen; [Mlp(2, 3, 2, ActivationFunction = Names.First + \"2\")] public partial class Net;", "static class Names { public const string First = \"F\"; }", "partial class Net { [DlGen.Elementwise] static float F2(float x) => x * x; }"], "x * x", "x * x * x"),
        ["FunctionInAnotherPart"] = (["using DlGen; [Mlp(2, 3, 2, ActivationFunction = \"F\")] public partial class Net;", "partial class Net { [DlGen.Elementwise] static float F(float x) => x * x; }"], "x * x", "x * x * x"),
        ["FunctionThatIsCalled"] = ([Applied + "Helper.G(x); }", "static class Helper { [DlGen.Elementwise] public static float G(float x) => x * x; }"], "x * x", "x * x * x"),
        ["FunctionThatIsCalledByAnother"] = (
            [Applied + "Helper.G(x); }", "static class Helper { [DlGen.Elementwise] public static float G(float x) => Other.H(x); }", "static class Other { [DlGen.Elementwise] public static float H(float x) => x * x; }"], "x * x", "x * x * x"),
        ["FunctionWithAnAliasOfTheAttribute"] = (
            [Applied + "Helper.G(x); }", "global using Formula = DlGen.ElementwiseAttribute;", "static class Helper { [Formula] public static float G(float x) => x * x; }"], "x * x", "x * x * x"),
        ["FunctionThatLosesItsAttribute"] = ([Applied + "Helper.G(x); }", "static class Helper { [DlGen.Elementwise] public static float G(float x) => x * x; }"], "[DlGen.Elementwise]", ""),
        ["ExtensionMethod"] = ([Applied + "x.Cubed(); }", "static class Helper { [DlGen.Elementwise] public static float Cubed(this float x) => x * x; }"], "x * x", "x * x * x"),
        ["PartialMethod"] = ([Applied + "G(x); [Elementwise] private static partial float G(float x); }", "partial class Net { private static partial float G(float x) => x * x; }"], "x * x", "x * x * x"),
        ["ConstantInAFunction"] = ([Applied + "Numbers.Factor * x * x; }", "static class Numbers { public const float Factor = 2f; }"], "2f", "3f"),
        ["TypeInThePlaceOfMathF"] = ([Applied + "MathF.Sin(x); }", "class C;"], "class C;", "static class MathF { [DlGen.Elementwise] public static float Sin(float x) => x * x; }"),
        ["Overload"] = ([Applied + "Helper.G(x); }", "static partial class Helper { [DlGen.Elementwise] public static double G(double x) => x * x; }", "static partial class Helper { }"], "{ }", "{ [DlGen.Elementwise] public static float G(float x) => x * x * x; }"),
        ["TypeOfTheLibrarysName"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "namespace DlGen.Kernels { class Harmless; }"], "Harmless", "Matrix<T>"),
        ["TypeInTheGeneratedNamespace"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "namespace DlGen.Generated { file class C; }"], "file class", "class"),
        ["TypeOfAnAttributesName"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "class Method : System.Attribute;"], "Method", "MethodImpl"),
        ["MemberThatIsTaken"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "partial class Net { public void Keep(string path) { } }"], "Keep", "Save"),
        ["ParameterOfAMember"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "partial class Net { public void Save(int path) { } }"], "int", "string"),
        ["ParameterTypeOfAMember"] = (["namespace N; [DlGen.Mlp(2, 3, 2)] public partial class Net { public void Save(Stream to) { } }", "namespace N { class Stream; }"], "class Stream", "class Other"),
        ["MemberOfABaseOfABase"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net : Base;", "public class Base : Root;", "public class Root { public void Keep(string path) { } }"], "Keep", "Save"),
        ["NameOfAnIndexer"] = (["[DlGen.Mlp(2, 3, 2)] public partial class Net;", "partial class Net { [System.Runtime.CompilerServices.IndexerName(\"Linear3\")] public int this[int i] => i; }"], "Linear3", "Linear2"),
        ["Block"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(4), Relu] public partial class Inner;"], "4", "5"),
        ["BlockOfABlock"] = (
            ["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Residual<Most>, Relu] public partial class Inner;", "using DlGen; [Block(2), Linear(2)] public partial class Most;"], "Linear(2)", "Linear(7), Linear(2)"),
        ["ConstantInABlock"] = (
            ["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(Sizes.Hidden), Relu] public partial class Inner;", "static class Sizes { public const int Hidden = 4; }"], "4", "5"),
        ["FunctionInABlock"] = (
            ["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(3), Apply(\"F\")] public partial class Inner;", "partial class Inner { [DlGen.Elementwise] static float F(float x) => x * x; }"], "x * x", "x * x * x"),
        ["TypeWithTheNameOfAGeneratedOne"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(4), Relu] public partial class Inner;", "class C;"], "class C;", "class InnerLayers;"),
        ["NamespaceWithTheNameOfAGeneratedType"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(4), Relu] public partial class Inner;", "class C;"], "class C;", "namespace InnerLayers { class C; }"),
        ["NetworkAsABlock"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Mlp(2, 3, 4)] public partial class Inner;"], "3", "5"),
        ["Head"] = (["using DlGen; [Network(2), Linear(3), Head<A>, Head<B>] public partial class Net;", "using DlGen; [Block(3), Linear(2)] public partial class A;", "using DlGen; [Block(3), Linear(2)] public partial class B;"], "2", "5"),
        ["Inputs"] = (["using DlGen; [Network, Inputs<A, B>, Linear(2)] public partial class Net;", "using DlGen; [Block(3), Linear(2)] public partial class A;", "using DlGen; [Block(3), Linear(2)] public partial class B;"], "3", "5"),
        ["AliasOfABlock"] = (["using DlGen; [Network(2), Use<Cell>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(4)] public partial class A; [Block(2), Linear(5)] public partial class B;", "global using Cell = A;"], "= A", "= B"),
        ["BlockThatBecomesWrong"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; [Block(2), Linear(4), Relu] public partial class Inner;"], "Linear(4)", "Linear(0)"),
        ["TypeThatBecomesABlock"] = (["using DlGen; [Network(2), Use<Inner>, Linear(2)] public partial class Net;", "using DlGen; public partial class Inner;"], "public", "[Block(2), Linear(4)] public"),
        ["AttributeOnAnotherPart"] = (["using DlGen; [Network(2), Linear(3), Linear(2)] public partial class Net;", "using DlGen; public partial class Net;"], "public", "[Relu] public"),
        ["AliasOfTheAttribute"] = (["[Net(2, 3, 2)] public partial class Net1;", "global using Net = DlGen.MlpAttribute;"], "Mlp", "Network"),
        ["TypeInThePlaceOfAnAttribute"] = (["using DlGen; namespace A { [Network(2), Linear(3), Relu, Linear(2)] public partial class Net; }", "class C;"], "class C;", "namespace A { class ReluAttribute : System.Attribute; }"),
        ["MemberThatTakesAName"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net;", "partial class Net { }"], "{ }", "{ int Summary; }"),
        ["NestedTypeThatTakesAName"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net;", "partial class Net { }"], "{ }", "{ class Summary; }"),
        ["MemberOfABaseThatTakesAName"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net : Base;", "class Base : Root;", "class Root { }"], "{ }", "{ public int Summary; }"),
        ["Constructor"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net;", "partial class Net { public Net(string name) : this(0) { } }"], ": this(0)", ""),
        ["TypeOfAConstructorsParameter"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net { public Net(Seed seed) : this((string)null!) { } private Net(string text) : this(0) { } }", "global using Seed = System.Double;"], "Double", "Int32"),
        ["ConstructorOfABase"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net : Base;", "class Base { public Base() { } }"], "Base()", "Base(int x)"),
        ["RequiredMemberOfABase"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net : Base;", "class Base { public int X; }"], "public int", "public required int"),
        ["PrimaryConstructorInAnotherPart"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net;", "partial class Net;"], "Net;", "Net(int x);"),
        ["BaseThatBecomesANetwork"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net : Base;", "using DlGen; public partial class Base;"], "public", "[Mlp(2, 2)] public"),
        ["ModifierInAnotherPart"] = (["using DlGen; [Mlp(2, 3, 2)] public partial class Net;", "partial class Net;"], "partial", "static partial"),
        ["ModifierOfATypeAround"] = (["using DlGen; partial class Outer { [Mlp(2, 3, 2)] public partial class Net; }", "partial class Outer { }"], "partial", ""),
        ["SizesOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"[DlGen.CustomLayer(OutputSize = 5)] public struct Own : DlGen.ICustomLayer {{ {CustomLayer} }}"], "= 5", "= 6"),
        ["ConstantOfACustomLayer"] = (
            ["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"[DlGen.CustomLayer(OutputSize = Sizes.Own)] public struct Own : DlGen.ICustomLayer {{ {CustomLayer} }}", "static class Sizes { public const int Own = 5; }"], "5", "6"),
        ["MethodOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"public struct Own : DlGen.ICustomLayer {{ {CustomLayer} }}"], "void Forward", "void Other"),
        ["TypeInAMethodOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"public struct Own : DlGen.ICustomLayer {{ {CustomLayer} }}", "class C;"], "class C;", "ref struct Span<T>;"),
        ["ParametersOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"[DlGen.CustomLayer(Parameters = 1)] public struct Own : DlGen.IParametricLayer {{ {ParametricLayer} }}"], "= 1", "= 2"),
        ["InitializationOfACustomLayer"] = (
            ["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", $"[DlGen.CustomLayer(Parameters = 1)] public partial struct Own : DlGen.IParametricLayer {{ {ParametricLayer} }}", "public partial struct Own { }"],
            "{ }", "{ public static void Initialize<T>(Span<T> p, int inputs, int outputs) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => p.Clear(); }"),
        ["BaseOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Own>, Linear(2)] public partial class Net;", "public class Own : Base;", $"public class Base : DlGen.ICustomLayer {{ {CustomLayer} }}"], "DlGen.ICustomLayer", "System.IDisposable"),
        ["VisibilityOfACustomLayer"] = (["using DlGen; [Network(2), Linear(4), Custom<Outer.Own>, Linear(2)] public partial class Net;", $"public class Outer {{ public struct Own : DlGen.ICustomLayer {{ {CustomLayer} }} }}"], "public struct", "private struct"),
    };

    public static TheoryData<string> Names => new(All.Keys);
}

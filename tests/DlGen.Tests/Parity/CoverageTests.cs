using System.Reflection;

namespace DlGen.Tests.Parity;

/// <summary>The drawn networks have every layer, loss and activation twice or more, and every option in more than one way.</summary>
public class CoverageTests
{
    private const string HowToDraw =
        "Draw new networks by `dotnet run -c Release --project tests/DlGen.Peers -- --parity`; a new layer needs a line in its Parity/LayerKind.cs, or networks in its Parity/WindowNetworks.cs, which `--windows` writes, or a reason here.";

    // Layers and options that are left out, and why.
    private static readonly Dictionary<string, string> NotCompared = new()
    {
        ["Frozen"] = "what is frozen has no gradient to compare; FrozenBlockTests show that it stays as it is",
        ["Dropout"] = "TorchSharp can't draw the same masks; DropoutTests and DropoutGradientTests show what they do",
        ["Softmax"] = "TorchLayerTests compare it with TorchSharp's",
        ["PRelu"] = "TorchLayerTests compare it with TorchSharp's",
        ["Embedding"] = "TorchLayerTests compare it with TorchSharp's",
        ["Conv2d"] = "TorchWindowTests compare it with TorchSharp's",
        ["DepthwiseConv2d"] = "TorchWindowTests compare it with TorchSharp's",
        ["MaxPool2d"] = "TorchWindowTests compare it with TorchSharp's",
        ["AvgPool2d"] = "TorchWindowTests compare it with TorchSharp's",
        ["GlobalAvgPool"] = "AdaptivePoolTests compare it with the AvgPool2d that it is",
        ["AdaptiveAvgPool2d"] = "AdaptivePoolTests compare it with the AvgPool2d that it is",
        ["Custom"] = "its methods are the user's, and the comparison with finite differences tells whether they are called rightly: CustomLayerTests",
        ["Initialization"] = "both sides set their parameters",
        ["BiasInitialization"] = "both sides set their parameters",
        ["Reduction"] = "a sum is the mean times a number; LossOptionTests compare sums with TorchSharp's",
        ["PosWeight"] = "LossOptionTests compare it with TorchSharp's",
        ["IgnoreIndex"] = "LossOptionTests compare it with TorchSharp's",
        ["Affine"] = "LayerOptionTests compare normalizations without scale and shift with TorchSharp's",
        ["Beta"] = "LayerOptionTests compare it with TorchSharp's",
        ["Threshold"] = "LayerOptionTests compare it with TorchSharp's",
        ["Lion"] = "TorchSharp doesn't have it; StepParityTests compare it with its formula",
        ["AmsGrad"] = "StepParityTests compare it with TorchSharp's",
        ["Dampening"] = "StepParityTests compare it with TorchSharp's",
        ["Centered"] = "StepParityTests compare it with TorchSharp's",
        ["LearningRateDecay"] = "StepParityTests compare it with TorchSharp's",
        ["InitialAccumulator"] = "StepParityTests compare it with TorchSharp's",
        ["ProductRounding"] = "the processor rounds nothing",
        ["Target"] = "it's the processor's code that is compared",
    };

    private static readonly Attribute[] Declarations = [.. DrawnTypes.All
        .Where(static type => !type.Name.EndsWith("Double", StringComparison.Ordinal))
        .SelectMany(static type => type.GetCustomAttributes(inherit: false).Cast<Attribute>())];

    public static TheoryData<Type> Layers =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void EveryLayer_IsCompared_WithEveryOption(Type layer)
    {
        if (NotCompared.ContainsKey(Name(layer)))
        {
            return;
        }

        Attribute[] drawn = [.. Declarations.Where(attribute => Definition(attribute.GetType()) == layer)];
        Assert.True(drawn.Length >= 2, $"{Name(layer)} is in {drawn.Length} of the drawn networks; 2 are expected. {HowToDraw}");
        foreach (PropertyInfo option in Options(layer))
        {
            // Asked of the attribute itself, whose type may be an instance of a generic one.
            Check($"{Name(layer)}.{option.Name}", option.PropertyType, drawn.Select(attribute => attribute.GetType().GetProperty(option.Name)!.GetValue(attribute)));
        }
    }

    [Fact]
    public void EveryOptionOfANetwork_IsCompared()
    {
        Attribute[] networks = [.. Declarations.Where(static attribute => attribute is NetworkAttribute or MlpAttribute)];
        // An [Mlp]'s residual and normalized layers are spelled out in layers that are compared.
        foreach (PropertyInfo option in Options(typeof(NetworkAttribute))
            .Concat(Options(typeof(MlpAttribute)))
            .DistinctBy(static option => option.Name)
            .Where(static option => option.Name is not (nameof(NetworkAttribute.Precision) or nameof(MlpAttribute.Residual) or nameof(MlpAttribute.Normalization))))
        {
            Check(option.Name, option.PropertyType, networks.Select(attribute => attribute.GetType().GetProperty(option.Name)?.GetValue(attribute)));
        }
    }

    [Fact]
    public void EveryOptimizer_IsCompared_WithEveryOption()
    {
        foreach (Type optimizer in typeof(Optimizer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Optimizer)) && !NotCompared.ContainsKey(type.Name)))
        {
            Optimizer[] compared = [.. ComparedOptimizers.All.Select(static entry => entry.Rule).Where(rule => rule.GetType() == optimizer)];
            Assert.True(compared.Length >= 2, $"{optimizer.Name} is in ComparedOptimizers {compared.Length} times; 2 are expected. {HowToDraw}");
            foreach (PropertyInfo option in optimizer.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                Check($"{optimizer.Name}.{option.Name}", option.PropertyType, compared.Select(rule => option.GetValue(rule)));
            }
        }
    }

    [Fact]
    public void EveryDrawnNetwork_IsInTheRecord() => Assert.Equal(
        ParityRecord.All.Keys.SelectMany(static name => (string[])[name, name + "Double"]).Order(StringComparer.Ordinal),
        DrawnTypes.All.Where(static type => type.IsDefined(typeof(NetworkAttribute)) || type.IsDefined(typeof(MlpAttribute))).Select(static type => type.Name).Order(StringComparer.Ordinal));

    /// <summary>Values of an enum twice or more each; others, two of them.</summary>
    private static void Check(string option, Type type, IEnumerable<object?> drawn)
    {
        if (NotCompared.ContainsKey(option.Split('.')[^1]))
        {
            return;
        }

        object?[] values = [.. drawn];
        // A product of two outputs is compared with plain loops, in the networks of Dots.cs.
        foreach (object value in type.IsEnum ? Enum.GetValues(type).Cast<object>().Where(static value => value is not BranchJoin.Dot) : [])
        {
            int count = values.Count(value.Equals);
            Assert.True(count >= 2, $"{option} = {value} is in {count} of the drawn networks; 2 are expected. {HowToDraw}");
        }

        Assert.True(values.Distinct().Count() >= 2, $"{option} is {values.FirstOrDefault()} wherever it's drawn; another value is expected. {HowToDraw}");
    }

    private static IEnumerable<PropertyInfo> Options(Type attribute) =>
        attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.Name != nameof(Attribute.TypeId));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Name(Type layer) => layer.Name.Split('`')[0].Replace("Attribute", "");
}

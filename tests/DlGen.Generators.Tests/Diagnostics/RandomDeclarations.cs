using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Declarations that are right, wrong or no C# at all, the same ones for the same seed.</summary>
internal static class RandomDeclarations
{
    private static readonly string[] Values =
    [
        "1", "2", "16", "0", "-1", "int.MaxValue", "null", "default", "new[] { 2, 2 }", "new int[0]", "new int[] { 1, -1 }",
        "[3, 4]", "nameof(System)", "1.5f", "float.NaN", "1 / 0", "\"text\"", "typeof(int)", "true", "Missing", "'c'",
        "(Loss)42", "Loss.Huber", "(Activation)99", "Activation.GeluTanh", "nameof(F)", "\"F\"", "unchecked((int)0x80000000)", "x => x", "",
    ];

    private static readonly string[] Options =
    [
        "Loss", "Activation", "Initialization", "Precision", "ProductRounding", "Target", "LabelSmoothing", "HuberDelta", "Bias", "Approximation", "ActivationFunction", "LossFunction", "Dropout", "Missing",
    ];

    private static readonly string[] Attributes =
    [
        "Mlp", "Network", "Linear", "Flatten", "Relu", "LeakyRelu", "Elu", "Selu", "Gelu", "Silu", "Softplus", "Sigmoid",
        "Tanh", "Identity", "Dropout", "BatchNorm", "Apply", "Apply(nameof(F))", "Custom<Net>", "DlGen.Mlp", "global::DlGen.LinearAttribute", "Alias", "Layer", "Missing", "Obsolete", "type: Relu",
    ];

    private static readonly string[] Modifiers =
        ["partial", "partial", "partial", "public", "internal", "abstract", "static", "sealed", "file", "unsafe", "private"];

    private static readonly string[] Kinds =
        ["class", "class", "class", "class", "record", "struct", "record struct", "interface", "enum", "class class"];

    private static readonly string[] Names = ["Net", "Net", "net", "@class", "Summary", "Linear1", "Ünet", "Net<T>", "Net(int x)", ""];

    private static readonly string[] Right =
    [
        "using DlGen;\n[Mlp(784, 256, 10)]\npublic partial class Digits;\n",
        "using DlGen;\n[Network(1, 28, 28, Loss = Loss.Huber, HuberDelta = 0.5f)]\n[Flatten, Linear(16, Bias = false), LeakyRelu(0.1f)] [Linear(10)]\npublic partial class Images;\n",
        "using DlGen;\n[Mlp(2, 3, 2, ActivationFunction = nameof(F), LossFunction = nameof(G))]\npublic partial class Own\n{\n    [Elementwise] static float F(float x) { float a = MathF.Sin(3f * x); if (x > 1f && a < 0f) return -a; return H(a) / 2f; }\n    [Elementwise] static float G(float p, float t) => p > t ? p - t : MathF.Pow(t - p, 1.5f);\n    [Elementwise] static float H(float x) => x * x;\n}\n",
        "using A = DlGen.MlpAttribute;\nusing DlGen;\nnamespace N.M;\ninternal partial class Outer { [A(new[] { 2, 3, 2 }, Activation = Activation.Tanh)] partial class Net { int x; } }\n",
    ];

    /// <summary>Attributes, arguments and classes put together at random.</summary>
    public static string Compose(Random random)
    {
        var text = new StringBuilder("using System; using DlGen; using Alias = DlGen.MlpAttribute;\n");
        bool isNested = random.Next(4) == 0;
        text.Append(isNested ? "partial class Outer {\n" : "");
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            for (int attributes = random.Next(1, 5); attributes > 0; attributes--)
            {
                text.Append('[').Append(Pick(random, Attributes));
                if (random.Next(4) > 0)
                {
                    text.Append('(').AppendJoin(", ", Enumerable.Range(0, random.Next(5)).Select(_ => Argument(random))).Append(')');
                }

                text.Append("] ");
            }

            text.AppendJoin(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, Modifiers)));
            text.Append(' ').Append(Pick(random, Kinds)).Append(' ').Append(Pick(random, Names)).Append(" { }\n");
        }

        return text.Append(isNested ? "}" : "").ToString();
    }

    /// <summary>A right declaration with some of its tokens or letters taken away, doubled or exchanged.</summary>
    public static string Garble(Random random)
    {
        List<string> pieces = random.Next(2) == 0
            ? SyntaxFactory.ParseTokens(Pick(random, Right)).Select(static token => token.ToFullString()).ToList()
            : Pick(random, Right).Select(static letter => letter.ToString()).ToList();
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(pieces.Count);
            switch (random.Next(4))
            {
                case 0:
                    pieces.RemoveAt(at);
                    break;
                case 1:
                    pieces.Insert(at, pieces[random.Next(pieces.Count)]);
                    break;
                case 2:
                    pieces.Insert(at, Pick(random, Values));
                    break;
                default:
                    (pieces[at], pieces[^1]) = (pieces[^1], pieces[at]);
                    break;
            }
        }

        return string.Concat(pieces);
    }

    private static string Argument(Random random) => random.Next(4) switch
    {
        0 => Pick(random, Options) + " = " + Pick(random, Values),
        1 when random.Next(3) == 0 => "sizes: " + Pick(random, Values),
        2 => random.Next(1, 5).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Pick(random, Values),
    };

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}

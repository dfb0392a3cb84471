using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>A kind of layer, and how to draw one with its options. A new layer is a line in <see cref="All"/>.</summary>
/// <param name="Name">The attribute's.</param>
/// <param name="TakesImages">Whether it takes an image [C, H, W].</param>
/// <param name="Draw">Draws one for an input of a shape.</param>
internal sealed record LayerKind(string Name, bool TakesImages, Func<Drawing, int[], DrawnLayer> Draw)
{
    /// <summary>Whether it is made of blocks.</summary>
    public bool HasBlocks => IsParallel || Name is "Use" or "Residual" or "Tied";

    /// <summary>Whether it is made of blocks side by side, which in images may add channels.</summary>
    public bool IsParallel => Name.StartsWith("Parallel", StringComparison.Ordinal);

    public static IReadOnlyList<LayerKind> All { get; } =
    [
        Elementwise("Relu", static () => nn.ReLU()),
        Elementwise("Selu", static () => nn.SELU()),
        Elementwise("Silu", static () => nn.SiLU()),
        Elementwise("Softplus", static () => nn.Softplus()),
        Elementwise("Sigmoid", static () => nn.Sigmoid()),
        Elementwise("Tanh", static () => nn.Tanh()),
        Elementwise("Identity", static () => nn.Identity()),
        new("LeakyRelu", true, static (drawing, shape) =>
        {
            double slope = drawing.Pick(0.01, 0.25, 1.5);
            return new($"LeakyRelu{(slope == 0.01 ? "" : $"({Text(slope)})")}", shape, () => nn.LeakyReLU(slope));
        }),
        new("Elu", true, static (drawing, shape) =>
        {
            double alpha = drawing.Pick(1, 0.3, 2);
            return new($"Elu{(alpha == 1 ? "" : $"({Text(alpha)})")}", shape, () => nn.ELU(alpha));
        }),
        new("Gelu", true, static (drawing, shape) =>
        {
            (string source, TorchSharp.Modules.GELU.Approximate form) = Approximation(drawing, "Gelu");
            return new(With("Gelu", source), shape, () => nn.GELU(form));
        }),
        new("Apply", true, static (drawing, shape) =>
        {
            OwnFunction function = drawing.Function();
            return new($"Apply(nameof({function.Name}))", shape, () => new Function(function.Torch));
        }),
        new("Linear", false, static (drawing, shape) => Linear(drawing, shape, drawing.Width())),
        new("SwiGlu", false, static (drawing, shape) =>
        {
            (int outputs, bool bias) = (drawing.Width(), drawing.Either("SwiGlu.Bias"));
            return new(With("SwiGlu", $"{outputs}", Bias(bias)), To(shape, outputs), () => new Gated(shape[^1], outputs, bias, static x => nn.functional.silu(x)));
        }),
        new("GeGlu", false, static (drawing, shape) =>
        {
            (int outputs, bool bias) = (drawing.Width(), drawing.Either("GeGlu.Bias"));
            (string source, TorchSharp.Modules.GELU.Approximate form) = Approximation(drawing, "GeGlu");
            return new(With("GeGlu", $"{outputs}", Bias(bias), source), To(shape, outputs), () => new Gated(shape[^1], outputs, bias, x => nn.functional.gelu(x, form)));
        }),
        new("LayerNorm", false, static (drawing, shape) =>
        {
            (double epsilon, bool bias) = (drawing.Pick(1e-5, 0.001, 0.1), drawing.Either("LayerNorm.Bias"));
            return new(
                With("LayerNorm", Bias(bias), epsilon == 1e-5 ? "" : $"Epsilon = {Text(epsilon)}"), shape,
                () => nn.LayerNorm(shape[^1], epsilon, elementwise_affine: true, bias));
        }),
        new("RmsNorm", false, static (drawing, shape) =>
        {
            double epsilon = drawing.Pick(0, 0.001, 0.1);
            return new(
                With("RmsNorm", epsilon == 0 ? "" : $"Epsilon = {Text(epsilon)}"), shape,
                () => new RmsNorm([shape[^1]], epsilon == 0 ? null : epsilon));
        }),
        new("BatchNorm", false, static (drawing, shape) =>
        {
            (double epsilon, double momentum) = (drawing.Pick(1e-5, 0.001, 0.1), drawing.Pick(0.1, 0.01, 0.5));
            return new(
                With("BatchNorm", epsilon == 1e-5 ? "" : $"Epsilon = {Text(epsilon)}", momentum == 0.1 ? "" : $"Momentum = {Text(momentum)}"), shape,
                () => shape.Length == 1 ? nn.BatchNorm1d(shape[0], epsilon, momentum) : new BatchNormOfPositions(shape[^1], epsilon, momentum));
        }),
        new("Flatten", true, static (_, shape) => Flatten(shape)),
        new("Use", true, static (drawing, shape) =>
        {
            (int times, bool shared) = drawing.Places("Use");
            DrawnBlock block = drawing.Block(shape, times == 1 ? null : shape);
            return new(Times($"Use<{block.Name}>", times, shared), block.OutputShape, () => Places(times, shared, drawing.Modules(block, shared)));
        }),
        new("Residual", true, static (drawing, shape) =>
        {
            (int times, bool shared) = drawing.Places("Residual");
            DrawnBlock block = drawing.Block(shape, shape);
            return new(Times($"Residual<{block.Name}>", times, shared), shape, () => Places(times, shared, () => new Residual(drawing.Modules(block, shared)())));
        }),
        new("Tied", false, static (drawing, shape) =>
        {
            // In a block of its own, of which the layer that has the weights is the first.
            bool transposed = drawing.Chance(0.6);
            int hidden = transposed ? drawing.Width() : shape[^1];
            (bool bias, bool tiedBias) = (drawing.Chance(0.7), drawing.Chance(0.7));
            string first = With("Linear", $"{hidden}", Bias(bias));
            string tied = With("Linear", $"{shape[^1]}", "TiedTo = \"Linear1\"", transposed ? "Transposed = true" : "", Bias(tiedBias));
            string block = drawing.BlockOf(shape, first, "Tanh", tied);
            return new($"Use<{block}>", shape, () => new Tied(shape[^1], hidden, bias, tiedBias, transposed));
        }),
        new("Parallel", true, static (drawing, shape) => Parallel(drawing, shape, ways: 2)),
        new("Parallel of three", true, static (drawing, shape) => Parallel(drawing, shape, ways: 3)),
        new("Parallel of four", true, static (drawing, shape) => Parallel(drawing, shape, ways: 4)),
    ];

    public static DrawnLayer Linear(Drawing drawing, int[] shape, int outputs)
    {
        bool bias = drawing.Chance(0.7);
        return new(With("Linear", $"{outputs}", Bias(bias)), To(shape, outputs), () => nn.Linear(shape[^1], outputs, bias));
    }

    public static DrawnLayer Flatten(int[] shape) => new("Flatten", [Size(shape)], static () => nn.Flatten());

    private static DrawnLayer Parallel(Drawing drawing, int[] shape, int ways)
    {
        // What comes several times keeps the shape.
        string[] joins =
        [
            "sum once", "sum several", "sum shared", "concatenation once",
            .. shape.Length < 3 && shape[^1] >= ways ? (string[])["concatenation several", "concatenation shared"] : [],
        ];
        string join = drawing.LeastUsed(joins, join => $"{ways} ways, {join}");
        (bool isSum, bool shared) = (join.StartsWith("sum", StringComparison.Ordinal), join.EndsWith("shared", StringComparison.Ordinal));
        int times = join.EndsWith("once", StringComparison.Ordinal) ? 1 : drawing.Pick(2, 3);
        int axis = shape.Length - 1;
        var blocks = new List<DrawnBlock>();
        for (int way = 0; way < ways; way++)
        {
            int[]? output = isSum
                ? times > 1 ? shape : blocks.FirstOrDefault()?.OutputShape
                : times > 1 ? [.. shape[..axis], (shape[axis] * (way + 1) / ways) - (shape[axis] * way / ways)] : null;
            blocks.Add(drawing.Block(shape, output));
        }

        axis = shape.Length == 3 ? 0 : blocks[0].OutputShape.Length - 1;
        int[] joined = [.. blocks[0].OutputShape];
        joined[axis] = isSum ? joined[axis] : blocks.Sum(block => block.OutputShape[axis]);
        string source = With(
            $"Parallel<{string.Join(", ", blocks.Select(static block => block.Name))}>",
            times == 1 ? "" : $"Times = {times}", shared ? "Shared = true" : "", isSum ? "Join = BranchJoin.Sum" : "");
        return new(source, joined, () => Places(times, shared, () => new Parallel(
            [.. blocks.Select(block => drawing.Modules(block, shared)())],
            parts => isSum ? parts.Aggregate(static (sum, part) => sum + part) : cat(parts, axis + 1))));
    }

    public static int Size(int[] shape) => shape.Aggregate(static (product, length) => product * length);

    private static LayerKind Elementwise(string name, Func<nn.Module<Tensor, Tensor>> create) => new(name, true, (_, shape) => new(name, shape, create));

    private static (string Source, TorchSharp.Modules.GELU.Approximate Form) Approximation(Drawing drawing, string layer) => drawing.LeastUsed(["exact", "tanh"], form => $"{layer} {form}") == "exact"
        ? ("", TorchSharp.Modules.GELU.Approximate.none)
        : ("Approximation = GeluApproximation.Tanh", TorchSharp.Modules.GELU.Approximate.tanh);

    private static string With(string name, params string[] arguments)
    {
        string[] given = [.. arguments.Where(static argument => argument.Length > 0)];
        return given.Length == 0 ? name : $"{name}({string.Join(", ", given)})";
    }

    private static string Times(string source, int times, bool shared) =>
        With(source, times == 1 ? "" : $"Times = {times}", shared ? "Shared = true" : "");

    /// <summary>A module for each place, or the same one.</summary>
    private static IEnumerable<nn.Module<Tensor, Tensor>> Places(int times, bool shared, Func<nn.Module<Tensor, Tensor>> create)
    {
        nn.Module<Tensor, Tensor> first = create();
        return Enumerable.Range(0, times).Select(place => place == 0 || shared ? first : create());
    }

    private static string Bias(bool bias) => bias ? "" : "Bias = false";

    private static string Text(double value) => FormattableString.Invariant($"{value:R}f");

    private static int[] To(int[] shape, int outputs) => [.. shape[..^1], outputs];
}

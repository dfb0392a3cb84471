namespace DlGen.Generators.Emission;

/// <summary>What a network is compiled to: for training and inference alike, or for each something else where they differ.</summary>
/// <param name="Training">For training, and for inference too where there is nothing else for that.</param>
/// <param name="Inference">For inference; null where training's serves.</param>
internal sealed record ByPurpose<T>(T Training, T? Inference)
    where T : class
{
    /// <summary>Converts what there is for each purpose.</summary>
    public ByPurpose<TResult> Select<TResult>(Func<T, TResult> convert)
        where TResult : class => new(convert(Training), Inference is null ? null : convert(Inference));
}

/// <summary>What a generated class of formulas is for.</summary>
internal enum Purpose
{
    /// <summary>Training and inference.</summary>
    Both,

    /// <summary>Training alone.</summary>
    Training,

    /// <summary>Inference alone.</summary>
    Inference,

    /// <summary>The values after the layers.</summary>
    Inspection,
}

namespace CircleCi.Build.Import;

/// <summary>
/// Carries the operations that we have into a new description, so that no import breaks a program by itself. What CircleCI no longer describes stays,
/// marked with the month in which it was described last; signatures stay where CircleCI requires more or returns something else.
/// </summary>
internal sealed class Keeper
{
    private readonly ApiDocument _up;
    private readonly ApiDocument _old;
    private readonly NameLock _names;
    private readonly Decisions _decisions;
    private readonly SchemaKeeper _schemas;

    private Keeper(ApiDocument up, ApiDocument old, NameLock names, Decisions decisions)
    {
        _up = up;
        _old = old;
        _names = names;
        _decisions = decisions;
        _schemas = new SchemaKeeper(decisions);
    }

    /// <param name="up">CircleCI's new description.</param>
    /// <param name="old">Ours, as it is committed.</param>
    /// <param name="names">The lock, which learns which calls get a body.</param>
    /// <param name="decisions">Where it says what it decides.</param>
    public static ApiDocument Keep(ApiDocument up, ApiDocument old, NameLock names, Decisions decisions) => new Keeper(up, old, names, decisions).Keep();

    private ApiDocument Keep()
    {
        if (_up.Server != _old.Server)
            _decisions.Hold("servers", $"CircleCI names {_up.Server}; the SDK still calls {_old.Server}");
        var kept = new ApiDocument { IsSwagger2 = _up.IsSwagger2, Server = _decisions.Takes("servers") ? _up.Server : _old.Server, Version = _old.Version, Described = _old.Described };
        var ours = _old.Operations.ToDictionary(o => o.Key, StringComparer.Ordinal);
        foreach (var operation in _up.Operations)
            kept.Operations.Add(ours.TryGetValue(operation.Key, out var old) ? Carry(operation, old) : operation);
        foreach (var old in _old.Operations.Where(o => _up.Operations.All(u => u.Key != o.Key) && !_decisions.Drops(o.Key)))
            kept.Operations.Add(_up.LeftOut.Any(l => l.Key == old.Key) ? old : Stale(old));
        foreach (var operation in kept.Operations)
            Adopt(operation);
        kept.Operations.Sort(ApiOperation.InOrder);
        kept.LeftOut.AddRange(_up.LeftOut);
        kept.Untyped.AddRange(_up.Untyped);
        return kept;
    }

    private ApiOperation Carry(ApiOperation up, ApiOperation old)
    {
        // Nobody can observe what a path parameter is called, so it keeps our name, by which a slug in pieces is known.
        var kept = new ApiOperation(up.Method, old.Path, up.Pointer) { OperationId = up.OperationId, Tag = up.Tag, Deprecated = up.Deprecated, LastDescribed = up.LastDescribed, ItemsMember = old.ItemsMember };
        CarryParameters(kept, up, old);
        CarryBody(kept, up, old);
        CarryResponses(kept, up, old);
        return kept;
    }

    private void CarryParameters(ApiOperation kept, ApiOperation up, ApiOperation old)
    {
        var (inPath, wereInPath) = (up.Parameters.Where(p => p.In == "path").ToList(), old.Parameters.Where(p => p.In == "path").ToList());
        foreach (var (parameter, was) in inPath.Zip(wereInPath))
            kept.Parameters.Add(was with { Use = _schemas.Keep($"{kept.Key} path {inPath.IndexOf(parameter) + 1}", parameter.Use, was.Use, isSent: true) });
        List<ApiParameter> others = [];
        var open = old.Parameters.Where(p => p.In != "path").ToList();
        foreach (var parameter in up.Parameters.Where(p => p.In != "path"))
        {
            var place = $"{kept.Key} {parameter.In} {parameter.Name}";
            var was = open.FirstOrDefault(o => o.In == parameter.In && o.Name == parameter.Name)
                ?? open.FirstOrDefault(o => o.In == parameter.In && Spelling.IsOther(o.Name, parameter.Name) && up.Parameters.All(p => p.Name != o.Name));
            if (was is not null)
                open.Remove(was);
            others.Add(was is null ? NewParameter(place, parameter) : CarryParameter(place, parameter, was));
        }

        foreach (var was in open.Where(o => !_decisions.Drops($"{kept.Key} {o.In} {o.Name}")))
            others.Add(was.Name == ApiReader.PageToken || _up.LeftOut.Any(l => l.Key == $"{kept.Key} {was.In} {was.Name}") ? was : was with { Use = _schemas.Vanish(was.Use) });
        kept.Parameters.AddRange(others.OrderBy(p => $"{p.In} {p.Name}", StringComparer.Ordinal));
    }

    /// <summary>What CircleCI newly requires may still be omitted in C#: a call without it fails there, and all others go on.</summary>
    private ApiParameter NewParameter(string place, ApiParameter parameter) =>
        parameter.Required && !_decisions.Takes(place) ? parameter with { Required = false, Use = parameter.Use with { RequiredSince = _decisions.Now } } : parameter;

    private ApiParameter CarryParameter(string place, ApiParameter parameter, ApiParameter was)
    {
        var use = _schemas.Keep(place, parameter.Use, was.Use, isSent: true);
        if (parameter.Required == was.Required || _decisions.Takes(place))
            return parameter with { Use = use };
        if (parameter.Required)
            return parameter with { Required = false, Use = use with { RequiredSince = was.Use.RequiredSince ?? _decisions.Now } };
        _decisions.Hold(place, "CircleCI describes it as optional; the call still takes it");
        return parameter with { Required = true, Use = use };
    }

    private void CarryBody(ApiOperation kept, ApiOperation up, ApiOperation old)
    {
        var place = $"{kept.Key} body";
        if (up.Body is null)
        {
            if (old.Body is { } was && !_decisions.Drops(place))
                kept.Body = was with { Use = _schemas.Vanish(was.Use) };
            return;
        }

        if (old.Body is { } ours && ours.Media != up.Body.Media && !_decisions.Takes(place))
        {
            _decisions.Hold(place, $"CircleCI takes {up.Body.Media}; the call still sends {ours.Media}");
            kept.Body = ours;
            return;
        }

        kept.Body = old.Body is null ? up.Body : up.Body with { Use = _schemas.Keep(place, up.Body.Use, old.Body.Use, isSent: true) };
        if (old.Body is null && !_decisions.Takes(place))
            _names.BodyCameLater.Add(kept.Key);
        if (up.Body.Required && old.Body?.Required != true && !_decisions.Takes(place))
            kept.Body = kept.Body with { Required = false, Use = kept.Body.Use with { RequiredSince = old.Body?.Use.RequiredSince ?? _decisions.Now } };
    }

    /// <summary>What a call gives stays what it is, whatever the status is that CircleCI says it with.</summary>
    private void CarryResponses(ApiOperation kept, ApiOperation up, ApiOperation old)
    {
        kept.Responses.AddRange(up.Responses.Where(r => !r.IsSuccess));
        var open = old.Successes.Where(r => up.Successes.All(u => u.Code != r.Code)).ToList();
        var given = old.Successes.Select(r => r.Use?.Schema.Shape).OfType<string>().ToHashSet();
        foreach (var response in up.Successes)
        {
            var was = old.Responses.FirstOrDefault(r => r.Code == response.Code) ?? open.FirstOrDefault(r => r.Use is null == response.Use is null);
            if (was is not null)
                open.Remove(was);
            kept.Responses.Add(CarryResponse($"{kept.Key} {response.Code}", response, was, old.Result is not null, given));
        }

        foreach (var was in open.Where(r => r.Use is not null && (old.Result is not null || kept.Successes.All(k => k.Use is null)) && !_decisions.Drops($"{kept.Key} {r.Code}")))
            kept.Responses.Add(was with { Use = _schemas.Stale(was.Use!), LastDescribed = was.LastDescribed ?? _decisions.Last });
        kept.Responses.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
    }

    private ApiResponse CarryResponse(string place, ApiResponse response, ApiResponse? was, bool isUnion, HashSet<string> given)
    {
        if (_decisions.Takes(place))
            return response;
        switch (response.Use, was?.Use)
        {
            case ({ }, { } read) when response.Media != was!.Media:
                _decisions.Hold(place, $"CircleCI returns {response.Media}; the call still reads {CSharpTypes.Words(read.Schema)} from {was.Media}");
                return was;
            case ({ } use, { } old):
                return response with { Use = _schemas.Keep(place, use, old, isSent: false) };
            case (null, { } old):
                _decisions.Hold(place, $"CircleCI describes no JSON here; the call still gives {CSharpTypes.Words(old.Schema)}");
                return response with { Use = old };
            case ({ } use, null) when !isUnion && !given.Contains(use.Schema.Shape):
                _decisions.Hold(place, given.Count == 0 ? $"CircleCI returns {CSharpTypes.Words(use.Schema)}; the call still gives nothing" : $"CircleCI also returns something else with {response.Code}; the call gives what it gave");
                return response with { Use = null };
            default:
                return response;
        }
    }

    private ApiOperation Stale(ApiOperation old)
    {
        var kept = new ApiOperation(old.Method, old.Path, old.Pointer) { OperationId = old.OperationId, Tag = old.Tag, Deprecated = old.Deprecated, LastDescribed = old.LastDescribed ?? _decisions.Last, ItemsMember = old.ItemsMember };
        kept.Parameters.AddRange(old.Parameters.Select(p => p with { Use = _schemas.Stale(p.Use) }));
        kept.Body = old.Body is { } body ? body with { Use = _schemas.Stale(body.Use) } : null;
        kept.Responses.AddRange(old.Responses.Select(r => r.IsSuccess && r.Use is { } use ? r with { Use = _schemas.Stale(use) } : r));
        return kept;
    }

    private void Adopt(ApiOperation operation)
    {
        for (var i = 0; i < operation.Parameters.Count; i++)
            operation.Parameters[i] = operation.Parameters[i] with { Use = _schemas.Adopt(operation.Parameters[i].Use) };
        if (operation.Body is { } body)
            operation.Body = body with { Use = _schemas.Adopt(body.Use) };
        for (var i = 0; i < operation.Responses.Count; i++)
        {
            if (operation.Responses[i] is { IsSuccess: true, Use: { } use })
                operation.Responses[i] = operation.Responses[i] with { Use = _schemas.Adopt(use) };
        }
    }
}
